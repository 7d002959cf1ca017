using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>Adam with bias correction; epsilon stands beside the corrected root, as in PyTorch.</summary>
/// <param name="Lr">Learning rate.</param>
/// <param name="Beta1">Decay of the mean of gradients.</param>
/// <param name="Beta2">Decay of the mean of squared gradients.</param>
/// <param name="Epsilon">Added to the root.</param>
/// <param name="WeightDecay">L2 coefficient, added to the gradient of every parameter, biases included; it enters both moments.</param>
/// <remarks>beta^t is made by one multiplication per step in double. Epsilon has a lower bound so that a vanished second moment (below 1e-30 it counts as zero) cannot turn into a leap.</remarks>
[Entry("adam", "adaptive moments: every parameter gets its own step size",
    Formula = "g += weight_decay w; m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w -= lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon)",
    Source = "Kingma and Ba, ICLR 2015, algorithm 1; form of torch.optim.Adam")]
public sealed record Adam(
    [Option("learning rate", Min = 0)] double Lr = 0.001,
    [Option("decay of the mean of gradients", Min = 0, Max = 1, MaxExclusive = true)] double Beta1 = 0.9,
    [Option("decay of the mean of squared gradients", Min = 0, Max = 1, MaxExclusive = true)] double Beta2 = 0.999,
    [Option("added to the root so that nothing is divided by zero", Min = 1e-15)] double Epsilon = 1e-8,
    [Option("L2 penalty on all parameters, biases included, added to the gradient", Min = 0)] double WeightDecay = 0)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) =>
        new AdamStepper<T>(Beta1, Beta2, Epsilon, WeightDecay, decoupled: false, parameters);
}
