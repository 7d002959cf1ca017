using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Activations;

/// <summary>Elu without a corner at 0, whatever alpha is.</summary>
/// <param name="Alpha">−Alpha is the limit far below 0.</param>
[Entry("celu", "exponential linear unit without a corner at 0", Formula = "z if z > 0 else alpha (exp(z/alpha) - 1)",
    Source = "Barron, arXiv:1704.07483, 2017")]
public sealed record Celu(
    [Option("-alpha is the limit far below 0", Min = 1e-3)] double Alpha = 1)
    : Activation
{
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
            Vector256.ConditionalSelect(
                Vector256.GreaterThan(z, Vector256<T>.Zero), z, All<T>(alpha) * Elementary.Expm1(z / All<T>(alpha)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(
                Vector256.GreaterThan(z, Vector256<T>.Zero), Vector256<T>.One, a / All<T>(alpha) + Vector256<T>.One);

        /// <summary>exp(z/alpha) / alpha below 0.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(
                Vector256.GreaterThan(z, Vector256<T>.Zero), Vector256<T>.Zero,
                (a / All<T>(alpha) + Vector256<T>.One) / All<T>(alpha));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<T> All<T>(double value)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector256.Create(T.CreateTruncating(value));
    }
}
