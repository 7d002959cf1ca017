using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>Adam that looks ahead along its momentum, as Nesterov does.</summary>
/// <param name="Lr">Learning rate.</param>
/// <param name="Beta1">Decay of the mean of gradients.</param>
/// <param name="Beta2">Decay of the mean of squared gradients.</param>
/// <param name="Epsilon">Added to the root; see <see cref="Adam"/> for its lower bound.</param>
/// <param name="WeightDecay">L2 coefficient, added to the gradient of every parameter, biases included.</param>
/// <param name="MomentumDecay">psi: how fast the momentum rises to beta1; 1 in Keras and in Dozat's text.</param>
[Entry("nadam", "adam with Nesterov's look ahead",
    Formula = "g += weight_decay w; mu_t = b1 (1 - 0.96^(t psi) / 2); m, v as in adam; w -= lr ((1 - mu_t) g / (1 - mu_1 ... mu_t) + mu_t+1 m / (1 - mu_1 ... mu_t+1)) / (sqrt(v / (1 - b2^t)) + epsilon)",
    Source = "Dozat, ICLR workshop 2016; form of torch.optim.NAdam since 2.0 and, with momentum_decay 1, of keras Nadam")]
public sealed record NAdam(
    [Option("learning rate", Min = 0)] double Lr = 0.002,
    [Option("decay of the mean of gradients", Min = 0, Max = 1, MaxExclusive = true)] double Beta1 = 0.9,
    [Option("decay of the mean of squared gradients", Min = 0, Max = 1, MaxExclusive = true)] double Beta2 = 0.999,
    [Option("added to the root so that nothing is divided by zero", Min = 1e-15)] double Epsilon = 1e-8,
    [Option("L2 penalty on all parameters, biases included, added to the gradient", Min = 0)] double WeightDecay = 0,
    [Option("how fast the momentum rises to beta1 (psi)", Min = 0)] double MomentumDecay = 0.004)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override StepScale? StepScale => Optimizers.StepScale.Rate;

    internal override Optimizer AtRate(double factor) => this with { WeightDecay = WeightDecay / factor };

    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) => new NAdamStepper<T>(this, parameters);
}
