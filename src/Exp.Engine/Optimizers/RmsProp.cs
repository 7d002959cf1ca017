using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>Divides the gradient by a running root mean square.</summary>
/// <param name="Lr">Learning rate.</param>
/// <param name="Alpha">Decay of the mean of squared gradients (rho elsewhere).</param>
/// <param name="Epsilon">Added to the root.</param>
/// <param name="Momentum">mu of a momentum over the scaled gradients; 0 is none.</param>
/// <param name="Centered">Divides by the running standard deviation instead.</param>
/// <param name="WeightDecay">L2 coefficient, added to the gradient of every parameter, biases included; decoupled in Keras's form.</param>
/// <param name="Form">Torch adds epsilon outside the root and takes the rate out of the momentum; Keras does the opposite of both.</param>
/// <remarks>
/// Centered: v − a² can come out below zero by rounding when a gradient hardly changes. It counts as zero then, where
/// PyTorch gets NaN. Epsilon has a lower bound for the reason given at <see cref="Adam"/>.
/// </remarks>
[Entry("rmsprop", "divides the gradient by its running root mean square",
    Formula = "g += weight_decay w; v = alpha v + (1 - alpha) g^2; d = g / (sqrt(v) + epsilon), centered: a = alpha a + (1 - alpha) g, d = g / (sqrt(v - a^2) + epsilon); buf = mu buf + d; w -= lr buf; keras: w *= 1 - lr weight_decay; d = g / sqrt(v + epsilon); buf = mu buf + lr d; w -= buf",
    Source = "Hinton, Neural Networks for Machine Learning, lecture 6e, 2012; centered: Graves 2013, equations 38-45; forms of torch.optim.RMSprop and of keras RMSprop")]
public sealed record RmsProp(
    [Option("learning rate", Min = 0)] double Lr = 0.01,
    [Option("decay of the mean of squared gradients", Min = 0, Max = 1, MaxExclusive = true)] double Alpha = 0.99,
    [Option("added to the root so that nothing is divided by zero", Min = 1e-15)] double Epsilon = 1e-8,
    [Option("share of the last step that is kept", Min = 0, Max = 1)] double Momentum = 0,
    [Option("divide by the running standard deviation instead")] bool Centered = false,
    [Option("L2 penalty on all parameters, biases included", Min = 0)] double WeightDecay = 0,
    [Option("whose form: torch (epsilon outside the root) or keras (inside, the rate inside the momentum, and decoupled weight_decay)", Later = true)] UpdateForm Form = UpdateForm.Torch)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override StepScale? StepScale => Optimizers.StepScale.Rate;

    internal override Optimizer AtRate(double factor) => this with { WeightDecay = WeightDecay / factor };

    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) => new RmsPropStepper<T>(this, parameters);
}
