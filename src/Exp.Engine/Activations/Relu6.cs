using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;

namespace Exp.Engine.Activations;

/// <summary>Relu that stops growing at 6; the slope at 0 and at 6 is 0, as in PyTorch.</summary>
[Entry("relu6", "relu that stops at 6", Formula = "min(max(z, 0), 6)",
    Source = "Krizhevsky, Convolutional deep belief networks on CIFAR-10, 2010")]
public sealed record Relu6 : Activation
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
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> above = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(z, Vector256<T>.Zero), Vector256<T>.Zero, z);
            return Vector256.ConditionalSelect(Vector256.GreaterThan(z, Six<T>()), Six<T>(), above); // NaN stays
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(
                Vector256.GreaterThan(z, Vector256<T>.Zero) & Vector256.LessThan(z, Six<T>()), Vector256<T>.One, Vector256<T>.Zero);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<T> Six<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector256.Create(T.CreateTruncating(6));
    }
}
