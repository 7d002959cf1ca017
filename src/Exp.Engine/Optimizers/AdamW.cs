using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>Adam with decoupled weight decay: weights shrink by lr · weight_decay, untouched by the adaptive scaling.</summary>
/// <param name="Lr">Learning rate.</param>
/// <param name="Beta1">Decay of the mean of gradients.</param>
/// <param name="Beta2">Decay of the mean of squared gradients.</param>
/// <param name="Epsilon">Added to the root; see <see cref="Adam"/> for its lower bound.</param>
/// <param name="WeightDecay">Share of every parameter, biases included, that is taken away per unit of learning rate.</param>
/// <param name="Amsgrad">As for <see cref="Adam"/>.</param>
/// <param name="Form">As for <see cref="Adam"/>; the decay is the same in both.</param>
[Entry("adamw", "adam with weight decay apart from the gradient",
    Formula = "w *= 1 - lr weight_decay; then adam with the gradient as it is",
    Source = "Loshchilov and Hutter, ICLR 2019, algorithm 2; forms of torch.optim.AdamW and of keras AdamW")]
public sealed record AdamW(
    [Option("learning rate", Min = 0)] double Lr = 0.001,
    [Option("decay of the mean of gradients", Min = 0, Max = 1, MaxExclusive = true)] double Beta1 = 0.9,
    [Option("decay of the mean of squared gradients", Min = 0, Max = 1, MaxExclusive = true)] double Beta2 = 0.999,
    [Option("added to the root so that nothing is divided by zero", Min = 1e-15)] double Epsilon = 1e-8,
    [Option("shrinks all parameters, biases included, by lr times this per step", Min = 0)] double WeightDecay = 0.01,
    [Option("divide by the largest mean of squares so far", Later = true)] bool Amsgrad = false,
    [Option("whose form: torch (epsilon beside the corrected root) or keras (beside the root as it is)", Later = true)] UpdateForm Form = UpdateForm.Torch)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override StepScale? StepScale => Optimizers.StepScale.Rate;

    internal override Optimizer AtRate(double factor) => this with { WeightDecay = WeightDecay / factor };

    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) =>
        new AdamStepper<T>(
            Beta1, Beta2, Epsilon, Amsgrad, Form, WeightDecay, decoupled: true, parameters);
}
