using System.Numerics;

namespace Exp.Engine.Activations;

/// <summary>An elementwise function between two layers and its slope. Immutable description without state.</summary>
public abstract partial record Activation
{
    /// <summary>
    /// False where the slope is no smooth function of the input (step, relu and kin): curvature products then treat the
    /// second derivative as zero.
    /// </summary>
    public virtual bool Smooth => true;

    /// <summary>True when an output of exactly 0 on every row means a unit that no longer learns (relu).</summary>
    public virtual bool CanDie => false;

    /// <summary>Outputs below Low or above High hardly pass a gradient on; null where that has no meaning.</summary>
    public virtual (double Low, double High)? SaturationBand => null;

    /// <summary>a[i] = f(z[i]). Equal lengths; a may be z itself. Any length: the same bits for every position and tail.</summary>
    public abstract void Apply<T>(ReadOnlySpan<T> z, Span<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>d[i] *= f'(z[i]), where a[i] = f(z[i]) is handed in to save work. Equal lengths.</summary>
    public abstract void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
