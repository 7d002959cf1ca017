using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>Adam whose adaptive scaling starts when enough squares were seen; before that, momentum alone.</summary>
/// <param name="Lr">Learning rate.</param>
/// <param name="Beta1">Decay of the mean of gradients.</param>
/// <param name="Beta2">Decay of the mean of squared gradients.</param>
/// <param name="Epsilon">Added to the root; see <see cref="Adam"/> for its lower bound.</param>
/// <param name="WeightDecay">L2 coefficient, added to the gradient of every parameter, biases included.</param>
[Entry("radam", "adam that adapts only when enough gradients were seen",
    Formula = "g += weight_decay w; m, v as in adam; s = 2 / (1 - b2) - 1; r_t = s - 2 t b2^t / (1 - b2^t); where r_t > 5: w -= lr sqrt((r_t - 4)(r_t - 2) s / ((s - 4)(s - 2) r_t)) m / (1 - b1^t) sqrt(1 - b2^t) / (sqrt(v) + epsilon), else w -= lr m / (1 - b1^t)",
    Source = "Liu et al., ICLR 2020, algorithm 2; form of torch.optim.RAdam")]
public sealed record RAdam(
    [Option("learning rate", Min = 0)] double Lr = 0.001,
    [Option("decay of the mean of gradients", Min = 0, Max = 1, MaxExclusive = true)] double Beta1 = 0.9,
    [Option("decay of the mean of squared gradients", Min = 0, Max = 1, MaxExclusive = true)] double Beta2 = 0.999,
    [Option("added to the root so that nothing is divided by zero", Min = 1e-15)] double Epsilon = 1e-8,
    [Option("L2 penalty on all parameters, biases included, added to the gradient", Min = 0)] double WeightDecay = 0)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) => new RAdamStepper<T>(this, parameters);
}
