using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>Steps by the sign of a mixture of momentum and gradient: every parameter moves by the learning rate, or not at all.</summary>
/// <param name="Lr">Learning rate, which is the size of every step; the paper takes a third to a tenth of adam's.</param>
/// <param name="Beta1">Share of the momentum in the mixture.</param>
/// <param name="Beta2">Decay of the momentum.</param>
/// <param name="WeightDecay">Share of every parameter, biases included, that is taken away per unit of learning rate.</param>
[Entry("lion", "steps by the sign of momentum and gradient",
    Formula = "u = sign(b1 m + (1 - b1) g); w = (1 - lr weight_decay) w - lr u; m = b2 m + (1 - b2) g; sign(0) = 0",
    Source = "Chen et al., NeurIPS 2023, algorithm 2")]
public sealed record Lion(
    [Option("learning rate", Min = 0)] double Lr = 0.0001,
    [Option("share of the momentum in the direction", Min = 0, Max = 1, MaxExclusive = true)] double Beta1 = 0.9,
    [Option("decay of the momentum", Min = 0, Max = 1, MaxExclusive = true)] double Beta2 = 0.99,
    [Option("shrinks all parameters, biases included, by lr times this per step", Min = 0)] double WeightDecay = 0)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override StepScale? StepScale => Optimizers.StepScale.Rate;

    internal override Optimizer AtRate(double factor) => this with { WeightDecay = WeightDecay / factor };

    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) => new LionStepper<T>(this, parameters);
}
