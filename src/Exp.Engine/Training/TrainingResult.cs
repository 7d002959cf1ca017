using System.Numerics;
using Exp.Engine.Networks;

namespace Exp.Engine.Training;

/// <summary>What a training ended with.</summary>
/// <param name="Status">See <see cref="TrainingStatus"/>.</param>
/// <param name="Reason">One sentence with the measured numbers; empty when ok.</param>
/// <param name="FirstBadStep">The step (from 1) whose loss or parameters broke a rule; null when none did.</param>
/// <param name="LossBefore">The last finite batch loss before that step.</param>
/// <param name="NonfiniteKind">"nan" or "inf", of the loss or a parameter; empty when none.</param>
/// <param name="Epochs">Rows from epoch 0 on; a training that broke off ends with its last finite epoch row or a row marked not finite.</param>
/// <param name="StepsDone">Optimizer steps made.</param>
/// <param name="BudgetSteps">Optimizer steps planned.</param>
/// <param name="LossConstant">Training loss of the best constant prediction; null when the loss has no such level (perceptron criterion).</param>
/// <param name="PeakRatio">Largest smoothed batch loss over the initial training loss.</param>
/// <param name="PeakStep">Where that was.</param>
/// <param name="DeadFraction">Largest share, over the hidden layers, of units that are 0 on the whole probe (relu kind); null when it has no meaning.</param>
/// <param name="SaturatedFraction">Largest share, over the hidden layers, of saturated activations (sigmoid, tanh); null when it has no meaning.</param>
/// <param name="Network">The network as it ended, or as it was after the epoch that was kept.</param>
public sealed record TrainingResult<T>(
    TrainingStatus Status, string Reason, long? FirstBadStep, double? LossBefore, string NonfiniteKind,
    IReadOnlyList<EpochRow> Epochs, long StepsDone, long BudgetSteps, double? LossConstant,
    double PeakRatio, long PeakStep, double? DeadFraction, double? SaturatedFraction, Network<T> Network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Why the training ended before its budget without a bad status; empty when it did not.</summary>
    public string StopReason { get; init; } = "";

    /// <summary>The row of the epoch whose weights <see cref="Network"/> has; null when training broke off in between.</summary>
    public EpochRow? Kept { get; init; }
}
