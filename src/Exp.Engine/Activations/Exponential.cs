using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Activations;

/// <summary>The exponential function, for outputs that must be positive; it overflows where exp does.</summary>
[Entry("exponential", "exponential function", Formula = "exp(z)", Source = "PyTorch's exp, Keras's exponential")]
public sealed record Exponential : Activation
{
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
            Elementary.Exp(z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a;

        /// <summary>a.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a;
    }
}
