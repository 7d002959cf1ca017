using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>Divides the gradient by the root of the sum of all its squares so far.</summary>
/// <param name="Lr">Learning rate.</param>
/// <param name="LrDecay">The rate of step t is lr / (1 + (t − 1) lr_decay).</param>
/// <param name="WeightDecay">L2 coefficient, added to the gradient of every parameter, biases included; decoupled in Keras's form.</param>
/// <param name="InitialAccumulator">What the sum of squares begins at.</param>
/// <param name="Epsilon">Added to the root; see <see cref="Adam"/> for its lower bound.</param>
/// <param name="Form">Torch adds epsilon outside the root, Keras inside; Keras also begins at a sum of 0.1.</param>
[Entry("adagrad", "divides the gradient by the root of its summed squares",
    Formula = "g += weight_decay w; a += g^2; w -= lr / (1 + (t - 1) lr_decay) g / (sqrt(a) + epsilon); keras: w *= 1 - lr weight_decay; a += g^2; w -= lr g / sqrt(a + epsilon)",
    Source = "Duchi, Hazan and Singer, JMLR 12, 2011; forms of torch.optim.Adagrad and of keras Adagrad")]
public sealed record Adagrad(
    [Option("learning rate", Min = 0)] double Lr = 0.01,
    [Option("lowers the rate of step t to lr / (1 + (t - 1) lr_decay)", Min = 0)] double LrDecay = 0,
    [Option("L2 penalty on all parameters, biases included", Min = 0)] double WeightDecay = 0,
    [Option("what the sum of squares begins at", Min = 0)] double InitialAccumulator = 0,
    [Option("added to the root so that nothing is divided by zero", Min = 1e-15)] double Epsilon = 1e-10,
    [Option("whose form: torch (epsilon outside the root) or keras (inside, and decoupled weight_decay)", Later = true)] UpdateForm Form = UpdateForm.Torch)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override StepScale? StepScale => Optimizers.StepScale.Rate;

    internal override Optimizer AtRate(double factor) => this with { WeightDecay = WeightDecay / factor };

    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) => new AdagradStepper<T>(this, parameters);
}
