using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;

namespace Exp.Engine.Activations;

/// <summary>The hyperbolic tangent as three straight lines; the slope at both corners is 0, as in PyTorch.</summary>
[Entry("hard_tanh", "tanh as three straight lines", Formula = "clip(z, -1, 1)",
    Source = "Collobert, thesis, Paris 2004; slope at the corners of PyTorch")]
public sealed record HardTanh : Activation
{
    /// <inheritdoc/>
    public override bool Smooth => false;

    /// <inheritdoc/>
    public override (double Low, double High)? SaturationBand => (-1 + 1e-6, 1 - 1e-6);

    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> z, Span<T> a) => Elementwise.Apply(default(Function), z, a);

    /// <inheritdoc/>
    public override void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySlope(default(Function), z, a, d);

    private readonly struct Function : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Value<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> one = Vector256<T>.One;
            Vector256<T> above = Vector256.ConditionalSelect(Vector256.LessThan(z, -one), -one, z);
            return Vector256.ConditionalSelect(Vector256.GreaterThan(z, one), one, above); // NaN stays
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(
                Vector256.LessThan(Vector256.Abs(z), Vector256<T>.One), Vector256<T>.One, Vector256<T>.Zero);
    }
}
