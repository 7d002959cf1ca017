using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Kernels;

namespace Exp.Engine.Activations;

/// <summary>Swish with a gate of three straight lines; the slope at −3 is −1/2 and at 3 it is 1, as in PyTorch.</summary>
[Entry("hard_swish", "swish with a gate of straight lines", Formula = "z clip(z/6 + 1/2, 0, 1)",
    Source = "Howard et al., Searching for MobileNetV3, ICCV 2019")]
public sealed record HardSwish : Activation
{
    /// <inheritdoc/>
    public override bool Smooth => false;

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
            Vector256<T> gated = z * Vec.Fma(z, All<T>(1.0 / 6), All<T>(0.5));
            gated = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(z, All<T>(-3)), Vector256<T>.Zero, gated);
            return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, All<T>(3)), z, gated);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> inside = Vec.Fma(z, All<T>(1.0 / 3), All<T>(0.5));
            inside = Vector256.ConditionalSelect(Vector256.LessThan(z, All<T>(-3)), Vector256<T>.Zero, inside);
            return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, All<T>(3)), Vector256<T>.One, inside);
        }

        /// <summary>1/3 between the joints.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(
                Vector256.LessThan(Vector256.Abs(z), All<T>(3)), All<T>(1.0 / 3), Vector256<T>.Zero);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<T> All<T>(double value)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector256.Create(T.CreateTruncating(value));
    }
}
