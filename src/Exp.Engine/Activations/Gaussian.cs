using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Activations;

/// <summary>A bump around 0.</summary>
[Entry("gaussian", "bump around 0", Formula = "exp(-z^2)", Source = "Broomhead and Lowe, Complex Systems 2, 1988")]
public sealed record Gaussian : Activation
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
            Elementary.Exp(-z * z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect( // z may be infinite where a is 0
                Vector256.Equals(a, Vector256<T>.Zero), a, -(z + z) * a);

        /// <summary>(4z² − 2) a.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect( // z may be infinite where a is 0
                Vector256.Equals(a, Vector256<T>.Zero), a, ((z + z) * (z + z) - (Vector256<T>.One + Vector256<T>.One)) * a);
    }
}
