using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Activations;

/// <summary>Exponential linear unit; the slope at 0 is alpha, as in PyTorch.</summary>
/// <param name="Alpha">−Alpha is the limit far below 0.</param>
[Entry("elu", "exponential linear unit", Formula = "z if z > 0 else alpha (exp(z) - 1)",
    Source = "Clevert, Unterthiner and Hochreiter, ICLR 2016")]
public sealed record Elu(
    [Option("-alpha is the limit far below 0", Min = 0, MinExclusive = true)] double Alpha = 1)
    : Activation
{
    /// <summary>With another alpha than 1 the slope jumps at 0.</summary>
    public override bool Smooth => Alpha == 1;

    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> z, Span<T> a) => Elementwise.Apply(new Function(Alpha), z, a);

    /// <inheritdoc/>
    public override void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySlope(new Function(Alpha), z, a, d);

    /// <inheritdoc/>
    public override void MultiplyBySecondSlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySecondSlope(new Function(Alpha), z, a, d);

    private readonly struct Function(double alpha) : ICurved
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Value<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<T>.Zero), z, Limit<T>() * Elementary.Expm1(z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<T>.Zero), Vector256<T>.One, a + Limit<T>());

        /// <summary>alpha exp(z) below 0.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<T>.Zero), Vector256<T>.Zero, a + Limit<T>());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector256<T> Limit<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector256.Create(T.CreateTruncating(alpha));
    }
}
