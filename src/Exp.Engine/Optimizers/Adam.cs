using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>Adam with bias correction.</summary>
/// <param name="Lr">Learning rate.</param>
/// <param name="Beta1">Decay of the mean of gradients.</param>
/// <param name="Beta2">Decay of the mean of squared gradients.</param>
/// <param name="Epsilon">Added to the root.</param>
/// <param name="WeightDecay">L2 coefficient, added to the gradient of every parameter, biases included; it enters both moments. Decoupled in Keras's form.</param>
/// <param name="Amsgrad">Divides by the root of the largest second moment so far, taken before its correction.</param>
/// <param name="Form">Torch adds epsilon to the corrected root; Keras and scikit-learn to the root as it is, the "epsilon hat" of the paper's section 2.</param>
/// <remarks>beta^t is made by one multiplication per step in double. Epsilon has a lower bound so that a vanished second moment (below 1e-30 it counts as zero) cannot turn into a leap.</remarks>
[Entry("adam", "adaptive moments: every parameter gets its own step size",
    Formula = "g += weight_decay w; m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w -= lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon); keras: w *= 1 - lr weight_decay; w -= lr sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon); amsgrad: x = max(x, v) in the place of v",
    Source = "Kingma and Ba, ICLR 2015, algorithm 1; amsgrad: Reddi, Kale and Kumar, ICLR 2018; forms of torch.optim.Adam, and of keras Adam and scikit-learn")]
public sealed record Adam(
    [Option("learning rate", Min = 0)] double Lr = 0.001,
    [Option("decay of the mean of gradients", Min = 0, Max = 1, MaxExclusive = true)] double Beta1 = 0.9,
    [Option("decay of the mean of squared gradients", Min = 0, Max = 1, MaxExclusive = true)] double Beta2 = 0.999,
    [Option("added to the root so that nothing is divided by zero", Min = 1e-15)] double Epsilon = 1e-8,
    [Option("L2 penalty on all parameters, biases included, added to the gradient", Min = 0)] double WeightDecay = 0,
    [Option("divide by the largest mean of squares so far", Later = true)] bool Amsgrad = false,
    [Option("whose form: torch (epsilon beside the corrected root) or keras (beside the root as it is, as in scikit-learn, and decoupled weight_decay)", Later = true)] UpdateForm Form = UpdateForm.Torch)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override StepScale? StepScale => Optimizers.StepScale.Rate;

    internal override Optimizer AtRate(double factor) => this with { WeightDecay = WeightDecay / factor };

    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) =>
        new AdamStepper<T>(
            Beta1, Beta2, Epsilon, Amsgrad, Form, WeightDecay, decoupled: Form == UpdateForm.Keras, parameters);
}
