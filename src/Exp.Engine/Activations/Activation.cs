using System.Numerics;

namespace Exp.Engine.Activations;

/// <summary>An elementwise function between two layers and its slope. Immutable description without state.</summary>
public abstract partial record Activation
{
    /// <summary>
    /// False where the slope jumps somewhere (step, relu and kin): curvature products then see the second derivative of the
    /// pieces, 0 for straight ones, and nothing of the jumps.
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

    /// <summary>
    /// d[i] *= f''(z[i]), where a[i] = f(z[i]) is handed in to save work; 0 at a point where f' jumps or has a corner. Equal
    /// lengths. Without an override f is made of straight pieces, and d becomes 0.
    /// </summary>
    public virtual void MultiplyBySecondSlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, z.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(d.Length, z.Length);
        d.Clear();
    }
}
