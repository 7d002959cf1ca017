using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Kernels;
using Exp.Engine.Numbers;

namespace Exp.Engine.Activations;

/// <summary>The hyperbolic tangent.</summary>
[Entry("tanh", "hyperbolic tangent, from -1 to 1", Formula = "tanh(z)",
    Source = "LeCun, Bottou, Orr and Mueller, Efficient BackProp, 1998")]
public sealed record Tanh : Activation
{
    /// <inheritdoc/>
    public override (double Low, double High)? SaturationBand => (-0.98, 0.98);

    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> z, Span<T> a) => Elementwise.Apply(default(Function), z, a);

    /// <inheritdoc/>
    public override void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySlope(default(Function), z, a, d);

    /// <inheritdoc/>
    public override void MultiplyBySecondSlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySecondSlope(default(Function), z, a, d);

    private readonly struct Function : ICurved
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Value<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Elementary.Tanh(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vec.Fma(-a, a, Vector256<T>.One);

        /// <summary>−2a (1 − a²).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            -(a + a) * Vec.Fma(-a, a, Vector256<T>.One);
    }
}
