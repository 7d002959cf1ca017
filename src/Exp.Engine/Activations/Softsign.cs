using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;

namespace Exp.Engine.Activations;

/// <summary>A bounded function that saturates slowly.</summary>
[Entry("softsign", "bounded like tanh, with slower tails", Formula = "z / (1 + |z|)",
    Source = "Glorot and Bengio, AISTATS 2010")]
public sealed record Softsign : Activation
{
    /// <inheritdoc/>
    public override (double Low, double High)? SaturationBand => (-0.8, 0.8);

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
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> size = Vector256.Abs(z), one = Vector256<T>.One;
            return Vector256.ConditionalSelect(
                Vector256.Equals(size, Vector256.Create(T.PositiveInfinity)), Vector256.CopySign(one, z), z / (one + size));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> share = Vector256<T>.One / (Vector256<T>.One + Vector256.Abs(z));
            return share * share;
        }

        /// <summary>−2 sign(z) / (1 + |z|)³.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> share = Vector256<T>.One / (Vector256<T>.One + Vector256.Abs(z));
            Vector256<T> bend = Vector256.CopySign((share + share) * share * share, -z);
            return Vector256.ConditionalSelect(Vector256.Equals(z, Vector256<T>.Zero), Vector256<T>.Zero, bend); // it jumps at 0
        }
    }
}
