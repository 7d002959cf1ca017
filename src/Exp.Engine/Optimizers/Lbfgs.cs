using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>
/// Limited-memory BFGS with a line search: a quasi-Newton step from the last few changes of weights and gradients. One step
/// is one iteration; it looks at the loss several times, so it needs full batches.
/// </summary>
/// <param name="Lr">First step length that is tried; 1 is the quasi-Newton step. The very first iteration tries lr · min(1, 1/Σ|g|).</param>
/// <param name="History">Pairs of changes that are kept.</param>
/// <param name="LineSearch">Strong Wolfe conditions (c1 = 1e-4, c2 = 0.9), or a step of length lr as it is.</param>
/// <param name="Tolerance">No step is made where no slope is larger than this.</param>
/// <remarks>Where the direction does not descend, the memory is forgotten and the next step begins anew.</remarks>
[Entry("lbfgs", "quasi-Newton with a line search; needs full batches",
    Formula = "w += t d, d = -H g by the two-loop recursion over the last changes s, y; t by a line search to the strong Wolfe conditions",
    Source = "Nocedal and Wright, Numerical Optimization, 2006, algorithms 7.4, 7.5 and 3.5; form of torch.optim.LBFGS with max_iter=1")]
public sealed record Lbfgs(
    [Option("first step length that is tried", Min = 0)] double Lr = 1,
    [Option("pairs of changes that are kept", Min = 1, Max = 1000)] int History = 10,
    [Option("how the step length is found: strong_wolfe, or none (it is lr)")] LineSearch LineSearch = LineSearch.StrongWolfe,
    [Option("no step is made where no slope is larger", Min = 0)] double Tolerance = 1e-7)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override bool NeedsObjective => true;

    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) => new LbfgsStepper<T>(this, parameters);
}
