using System.Numerics;

namespace Exp.Engine.Optimizers;

/// <summary>How a step is made from a gradient. Immutable description; <see cref="Start{T}"/> makes the running state.</summary>
/// <param name="Lr">The base learning rate; a schedule may change it per step.</param>
public abstract partial record Optimizer(double Lr)
{
    /// <summary>
    /// True for optimizers that ask for the loss at several points per step (<see cref="IObjective"/>): every step must see
    /// the same rows, so they need full batches.
    /// </summary>
    public virtual bool NeedsObjective => false;

    /// <summary>What the length of its steps follows; null where it is neither all the time, so that layers cannot have rates of their own.</summary>
    public virtual StepScale? StepScale => null;

    /// <summary>
    /// The same for parameters whose rate is <paramref name="factor"/> times the usual one: rate times weight decay stays, as
    /// it must in wide networks (Yang et al. 2022, section B.3).
    /// </summary>
    internal virtual Optimizer AtRate(double factor) => this;

    /// <summary>A fresh state for that many parameters.</summary>
    public abstract Stepper<T> Start<T>(int parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
