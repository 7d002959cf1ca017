using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;

namespace Exp.Engine.Activations;

/// <summary>Rectified linear unit; the slope at 0 is 0, as in PyTorch.</summary>
[Entry("relu", "rectified linear unit", Formula = "max(z, 0)", Source = "Nair and Hinton, ICML 2010")]
public sealed record Relu : Activation
{
    /// <inheritdoc/>
    public override bool Smooth => false;

    /// <inheritdoc/>
    public override bool CanDie => true;

    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> z, Span<T> a) => Elementwise.Apply(default(Function), z, a);

    /// <inheritdoc/>
    public override void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySlope(default(Function), z, a, d);

    private readonly struct Function : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Value<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(Vector256.LessThanOrEqual(z, Vector256<T>.Zero), Vector256<T>.Zero, z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<T>.Zero), Vector256<T>.One, Vector256<T>.Zero);
    }
}
