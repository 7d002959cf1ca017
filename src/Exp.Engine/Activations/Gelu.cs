using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Kernels;
using Exp.Engine.Numbers;

namespace Exp.Engine.Activations;

/// <summary>Gaussian error linear unit: z times the probability that a standard normal number is below z.</summary>
/// <param name="Approximation">None for the exact form (PyTorch's default), Tanh for the approximation.</param>
[Entry("gelu", "gaussian error linear unit",
    Formula = "z Phi(z); tanh: z/2 (1 + tanh(sqrt(2/pi) (z + 0.044715 z^3)))",
    Source = "Hendrycks and Gimpel, arXiv:1606.08415, 2016")]
public sealed record Gelu(
    [Option("none: exact, by the error function; tanh: the approximation of the paper")] GeluForm Approximation = GeluForm.None)
    : Activation
{
    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> z, Span<T> a)
    {
        if (Approximation == GeluForm.Tanh)
            Elementwise.Apply(default(ByTanh), z, a);
        else
            Elementwise.Apply(default(Exact), z, a);
    }

    /// <inheritdoc/>
    public override void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d)
    {
        if (Approximation == GeluForm.Tanh)
            Elementwise.MultiplyBySlope(default(ByTanh), z, a, d);
        else
            Elementwise.MultiplyBySlope(default(Exact), z, a, d);
    }

    /// <inheritdoc/>
    public override void MultiplyBySecondSlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d)
    {
        if (Approximation == GeluForm.Tanh)
            Elementwise.MultiplyBySecondSlope(default(ByTanh), z, a, d);
        else
            Elementwise.MultiplyBySecondSlope(default(Exact), z, a, d);
    }

    private readonly struct Exact : ICurved
    {
        private const double InverseSqrtTwoPi = 0.3989422804014327;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Value<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Gated.Value(z, Elementary.NormalCdf(z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> density = Elementary.Exp(z * z * T.CreateTruncating(-0.5)) * T.CreateTruncating(InverseSqrtTwoPi);
            return Gated.Slope(z, Elementary.NormalCdf(z), density);
        }

        /// <summary>p (2 − z²), p the density of the standard normal.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> square = z * z, two = Vector256<T>.One + Vector256<T>.One;
            Vector256<T> density = Elementary.Exp(square * T.CreateTruncating(-0.5)) * T.CreateTruncating(InverseSqrtTwoPi);
            return Vector256.ConditionalSelect(
                Vector256.Equals(density, Vector256<T>.Zero), density, density * (two - square)); // z may be infinite
        }
    }

    /// <summary>(1 + tanh u)/2 is sigmoid(2u), which keeps its digits below 0.</summary>
    private readonly struct ByTanh : ICurved
    {
        private const double Linear = 1.5957691216057308, Cubic = 0.07135481627260025; // 2·√(2/π), times 0.044715

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Value<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Gated.Value(z, Gate(z));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> gate = Gate(z);
            Vector256<T> inner = Vec.Fma(z * z, All<T>(3 * Cubic), All<T>(Linear));
            Vector256<T> open = gate * (Vector256<T>.One - gate);
            open = Vector256.ConditionalSelect(Vector256.Equals(open, Vector256<T>.Zero), open, open * inner);
            return Gated.Slope(z, gate, open);
        }

        /// <summary>g (1 − g) (2u' + z ((1 − 2g) u'² + u'')), g = sigmoid(u) the gate.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> gate = Gate(z), one = Vector256<T>.One, open = gate * (one - gate);
            Vector256<T> inner = Vec.Fma(z * z, All<T>(3 * Cubic), All<T>(Linear)), turn = z * All<T>(6 * Cubic);
            Vector256<T> bend = Vec.Fma(z, Vec.Fma((one - (gate + gate)) * inner, inner, turn), inner + inner);
            return Vector256.ConditionalSelect(Vector256.Equals(open, Vector256<T>.Zero), open, open * bend);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<T> Gate<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Elementary.Sigmoid(z * Vec.Fma(z * z, All<T>(Cubic), All<T>(Linear)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<T> All<T>(double value)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector256.Create(T.CreateTruncating(value));
    }
}
