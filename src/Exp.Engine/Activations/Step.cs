using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;

namespace Exp.Engine.Activations;

/// <summary>1 above 0, 0 below, and a choice at 0. Its slope is 0 everywhere: no gradient passes.</summary>
/// <param name="AtZero">The value at exactly 0.</param>
[Entry("step", "threshold: 1 above 0, else 0; passes no gradient", Formula = "1 if z > 0 else 0",
    Source = "McCulloch and Pitts, Bulletin of Mathematical Biophysics 5, 1943")]
public sealed record Step(
    [Option("value at exactly 0", Min = 0, Max = 1)] double AtZero = 0)
    : Activation
{
    /// <inheritdoc/>
    public override bool Smooth => false;

    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> z, Span<T> a) => Elementwise.Apply(new Function(AtZero), z, a);

    /// <inheritdoc/>
    public override void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySlope(new Function(AtZero), z, a, d);

    private readonly struct Function(double atZero) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Value<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> zero = Vector256<T>.Zero, one = Vector256<T>.One;
            Vector256<T> nonzero = Vector256.ConditionalSelect(
                Vector256.GreaterThan(z, zero), one, Vector256.ConditionalSelect(Vector256.LessThan(z, zero), zero, z));
            return Vector256.ConditionalSelect(
                Vector256.Equals(z, zero), Vector256.Create(T.CreateTruncating(atZero)), nonzero); // NaN stays
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256<T>.Zero;
    }
}
