using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Kernels;

namespace Exp.Engine.Activations;

/// <summary>The sigmoid as three straight lines; the slope at both corners is 0, as in PyTorch.</summary>
/// <param name="Form">Torch for a slope of 1/6 (PyTorch, Keras 3), Keras2 for 0.2.</param>
[Entry("hard_sigmoid", "sigmoid as three straight lines", Formula = "clip(z/6 + 1/2, 0, 1); keras2: clip(z/5 + 1/2, 0, 1)",
    Source = "Courbariaux, Bengio and David, NIPS 2015; slopes of PyTorch and Keras")]
public sealed record HardSigmoid(
    [Option("torch: slope 1/6, also in Keras 3; keras2: slope 1/5")] HardSigmoidForm Form = HardSigmoidForm.Torch)
    : Activation
{
    /// <inheritdoc/>
    public override bool Smooth => false;

    /// <inheritdoc/>
    public override (double Low, double High)? SaturationBand => (1e-6, 1 - 1e-6);

    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> z, Span<T> a) => Elementwise.Apply(new Function(Steepness), z, a);

    /// <inheritdoc/>
    public override void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySlope(new Function(Steepness), z, a, d);

    private double Steepness => Form == HardSigmoidForm.Keras2 ? 0.2 : 1.0 / 6;

    private readonly struct Function(double steepness) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Value<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> line = Vec.Fma(z, All<T>(steepness), All<T>(0.5)), end = All<T>(0.5 / steepness);
            line = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(z, -end), Vector256<T>.Zero, line);
            return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, end), Vector256<T>.One, line); // NaN stays
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(
                Vector256.LessThan(Vector256.Abs(z), All<T>(0.5 / steepness)), All<T>(steepness), Vector256<T>.Zero);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<T> All<T>(double value)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector256.Create(T.CreateTruncating(value));
    }
}
