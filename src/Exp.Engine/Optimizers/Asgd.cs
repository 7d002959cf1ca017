using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>
/// Averaged stochastic gradient descent: steps with a falling rate and averages the iterates. The averages are what is
/// scored and kept; the steps go on from the last iterate.
/// </summary>
/// <param name="Lr">Learning rate at the beginning.</param>
/// <param name="Lambd">λ: decay of all parameters and pace at which the rate falls.</param>
/// <param name="Alpha">Power with which the rate falls.</param>
/// <param name="T0">Steps before averaging begins; until then the average is the last iterate.</param>
/// <param name="WeightDecay">L2 coefficient, added to the gradient of every parameter.</param>
/// <remarks>Rate and averaging weight of a step are those set after the step before it, as in PyTorch: averaging begins a step after T0.</remarks>
[Entry("asgd", "averages its iterates, and is judged by the averages",
    Formula = "w = w (1 - lambd eta) - eta g; eta = lr / (1 + lambd lr t)^alpha; average += mu (w - average); mu = 1 / max(1, t - t0)",
    Source = "Polyak and Juditsky 1992; Bottou 2012; form of torch.optim.ASGD")]
public sealed record Asgd(
    [Option("learning rate", Min = 0)] double Lr = 0.01,
    [Option("decay of all parameters, and pace at which the rate falls", Min = 0)] double Lambd = 1e-4,
    [Option("power with which the rate falls", Min = 0)] double Alpha = 0.75,
    [Option("steps before averaging begins", Min = 0)] double T0 = 1e6,
    [Option("L2 penalty on all parameters, biases included", Min = 0)] double WeightDecay = 0)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) => new AsgdStepper<T>(this, parameters);
}
