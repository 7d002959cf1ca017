using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Kernels;
using Exp.Engine.Numbers;

namespace Exp.Engine.Activations;

/// <summary>Sigmoid linear unit, also called swish.</summary>
[Entry("silu", "sigmoid linear unit (swish)", Formula = "z sigmoid(z)", Source = "Elfwing, Uchibe and Doya, Neural Networks 107, 2018")]
public sealed record Silu : Activation
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
            Gated.Value(z, Elementary.Sigmoid(z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> s = Elementary.Sigmoid(z), one = Vector256<T>.One;
            return Vector256.ConditionalSelect(Vector256.Equals(s, one), one, Vec.Fma(a, one - s, s)); // a may be infinite
        }

        /// <summary>s' (2 + z (1 − 2s)), s the sigmoid and s' = s (1 − s).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> s = Elementary.Sigmoid(z), one = Vector256<T>.One;
            return Gated.SecondSlope(z, s * (one - s), one - (s + s));
        }
    }
}
