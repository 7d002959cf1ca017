using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>Adam with the largest gradient, slowly forgotten, in the place of the root of squares.</summary>
/// <param name="Lr">Learning rate.</param>
/// <param name="Beta1">Decay of the mean of gradients.</param>
/// <param name="Beta2">Decay of the largest gradient.</param>
/// <param name="Epsilon">Keeps the divisor above zero; see <see cref="Adam"/> for its lower bound.</param>
/// <param name="WeightDecay">L2 coefficient, added to the gradient of every parameter, biases included; decoupled in Keras's form.</param>
/// <param name="Form">Torch adds epsilon to the gradient inside the maximum, Keras to the divisor.</param>
[Entry("adamax", "adam with the largest gradient in the place of the root",
    Formula = "g += weight_decay w; m = b1 m + (1 - b1) g; u = max(b2 u, |g| + epsilon); w -= lr / (1 - b1^t) m / u; keras: w *= 1 - lr weight_decay; u = max(b2 u, |g|); w -= lr / (1 - b1^t) m / (u + epsilon)",
    Source = "Kingma and Ba, ICLR 2015, algorithm 2; forms of torch.optim.Adamax and of keras Adamax")]
public sealed record Adamax(
    [Option("learning rate", Min = 0)] double Lr = 0.002,
    [Option("decay of the mean of gradients", Min = 0, Max = 1, MaxExclusive = true)] double Beta1 = 0.9,
    [Option("decay of the largest gradient", Min = 0, Max = 1, MaxExclusive = true)] double Beta2 = 0.999,
    [Option("keeps the divisor above zero", Min = 1e-15)] double Epsilon = 1e-8,
    [Option("L2 penalty on all parameters, biases included, added to the gradient", Min = 0)] double WeightDecay = 0,
    [Option("whose form: torch (epsilon inside the maximum) or keras (outside, and decoupled weight_decay)", Later = true)] UpdateForm Form = UpdateForm.Torch)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override StepScale? StepScale => Optimizers.StepScale.Rate;

    internal override Optimizer AtRate(double factor) => this with { WeightDecay = WeightDecay / factor };

    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) => new AdamaxStepper<T>(this, parameters);
}
