using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Activations;

/// <summary>Elu scaled so that outputs keep mean 0 and variance 1 from layer to layer; the slope at 0 is the left one, as in PyTorch.</summary>
[Entry("selu", "self-normalizing exponential linear unit", Formula = "1.0507 (z if z > 0 else 1.6733 (exp(z) - 1))",
    Source = "Klambauer, Unterthiner, Mayr and Hochreiter, NIPS 2017")]
public sealed record Selu : Activation
{
    /// <summary>The slope jumps at 0.</summary>
    public override bool Smooth => false;

    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> z, Span<T> a) => Elementwise.Apply(default(Function), z, a);

    /// <inheritdoc/>
    public override void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySlope(default(Function), z, a, d);

    /// <inheritdoc/>
    public override void MultiplyBySecondSlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySecondSlope(default(Function), z, a, d);

    private const double Alpha = 1.6732632423543772, Scale = 1.0507009873554805;

    private readonly struct Function : ICurved
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Value<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(
                Vector256.GreaterThan(z, Vector256<T>.Zero), All<T>(Scale) * z, All<T>(Scale * Alpha) * Elementary.Expm1(z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(
                Vector256.GreaterThan(z, Vector256<T>.Zero), All<T>(Scale), a + All<T>(Scale * Alpha));

        /// <summary>scale · alpha · exp(z) below 0.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(
                Vector256.GreaterThan(z, Vector256<T>.Zero), Vector256<T>.Zero, a + All<T>(Scale * Alpha));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<T> All<T>(double value)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector256.Create(T.CreateTruncating(value));
    }
}
