using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>Steps as large as the running size of steps before, over the running size of gradients: a rate without a unit.</summary>
/// <param name="Lr">Factor on the step; 1 is the paper's. Keras has 0.001, which hardly moves.</param>
/// <param name="Rho">Decay of both means of squares; 0.95 in Keras.</param>
/// <param name="Epsilon">Under both roots, and so the size of the first steps; 1e-7 in Keras.</param>
/// <param name="WeightDecay">L2 coefficient, added to the gradient of every parameter, biases included.</param>
[Entry("adadelta", "steps as large as the steps before, over the size of gradients",
    Formula = "g += weight_decay w; a = rho a + (1 - rho) g^2; d = sqrt(u + epsilon) / sqrt(a + epsilon) g; u = rho u + (1 - rho) d^2; w -= lr d",
    Source = "Zeiler, arXiv:1212.5701, algorithm 1; form of torch.optim.Adadelta and keras Adadelta")]
public sealed record Adadelta(
    [Option("learning rate", Min = 0)] double Lr = 1,
    [Option("decay of the means of squares", Min = 0, Max = 1, MaxExclusive = true)] double Rho = 0.9,
    [Option("under both roots; sets the size of the first steps", Min = 1e-15)] double Epsilon = 1e-6,
    [Option("L2 penalty on all parameters, biases included, added to the gradient", Min = 0)] double WeightDecay = 0)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) => new AdadeltaStepper<T>(this, parameters);
}
