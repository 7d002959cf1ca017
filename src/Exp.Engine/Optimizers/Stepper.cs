using System.Numerics;

namespace Exp.Engine.Optimizers;

/// <summary>The running state of an optimizer: its buffers and its step counter.</summary>
public abstract class Stepper<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// One step: weights[i] moves along gradients[i] at rate <paramref name="lr"/>. All parameters of the network in one
    /// call; the step counter advances by one. Allocates nothing. Where weight and gradient are zero and always were
    /// (padding), the weight stays zero.
    /// </summary>
    public abstract void Step(Span<T> weights, ReadOnlySpan<T> gradients, double lr);
}
