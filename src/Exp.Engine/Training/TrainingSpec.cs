using Exp.Engine.Batching;
using Exp.Engine.Clipping;
using Exp.Engine.Draws;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Regularizers;
using Exp.Engine.Schedules;
using Exp.Engine.Training.Keeping;
using Exp.Engine.Training.StopRules;

namespace Exp.Engine.Training;

/// <summary>Everything that determines a training apart from the data. A trial's numbers are a pure function of both.</summary>
/// <param name="Network">Layers and how they begin.</param>
/// <param name="Loss">What is made small.</param>
/// <param name="Optimizer">How a step is made.</param>
/// <param name="Schedule">The learning rate over time.</param>
/// <param name="Batching">Which rows make a step.</param>
/// <param name="Epochs">Passes over the training rows, at least 1.</param>
/// <param name="Stop">When to stop before that.</param>
/// <param name="Seeds">The random streams of the repeat.</param>
public sealed record TrainingSpec(
    NetworkSpec Network, Loss Loss, Optimizer Optimizer, Schedule Schedule, BatchStrategy Batching,
    int Epochs, StopRule Stop, SeedTree Seeds)
{
    /// <summary>Penalties on weights and limits for them.</summary>
    public Regularization Regularization { get; init; } = new();

    /// <summary>What is done to large gradients.</summary>
    public Clip Clip { get; init; } = new NoClip();

    /// <summary>Where initial weights and orders of rows come from.</summary>
    public Rng Rng { get; init; } = new PhiloxRng();

    /// <summary>Which epoch's weights the training ends with; null for what goes with the stop rule.</summary>
    public Keep? Keep { get; init; }
}
