using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Activations;

/// <summary>
/// A gated unit whose gate is tanh(softplus(z)). With n = exp(−|z|) that gate is (n² + 2n)/(n² + 2n + 2) below 0 and
/// (1 + 2n)/(1 + 2n + 2n²) above, which keeps its digits everywhere.
/// </summary>
[Entry("mish", "z times tanh of softplus", Formula = "z tanh(log(1 + exp(z)))", Source = "Misra, BMVC 2020")]
public sealed record Mish : Activation
{
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
            Parts(z, out _, out Vector256<T> gate, out _);
            return Gated.Value(z, gate);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> one = Vector256<T>.One;
            Parts(z, out Vector256<T> n, out Vector256<T> gate, out Vector256<T> shut);
            Vector256<T> sigmoid = Vector256.ConditionalSelect(Vector256.LessThan(z, Vector256<T>.Zero), n, one) / (one + n);
            return Gated.Slope(z, gate, shut * (one + gate) * sigmoid);
        }

        /// <summary>t' (2 + z (1 − s (1 + 2t))), t the gate, s the sigmoid and t' = (1 − t²) s.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> one = Vector256<T>.One;
            Parts(z, out Vector256<T> n, out Vector256<T> gate, out Vector256<T> shut);
            Vector256<T> below = Vector256.LessThan(z, Vector256<T>.Zero);
            Vector256<T> sigmoid = Vector256.ConditionalSelect(below, n, one) / (one + n);
            return Gated.SecondSlope(z, shut * (one + gate) * sigmoid, one - sigmoid * (one + gate + gate));
        }

        /// <summary>n, the gate, and 1 − gate.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Parts<T>(Vector256<T> z, out Vector256<T> n, out Vector256<T> gate, out Vector256<T> shut)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> one = Vector256<T>.One, two = one + one, below = Vector256.LessThan(z, Vector256<T>.Zero);
            n = Elementary.Exp(-Vector256.Abs(z));
            Vector256<T> open = Vector256.ConditionalSelect(below, n * (n + two), one + two * n);
            Vector256<T> rest = Vector256.ConditionalSelect(below, two, two * n * n);
            gate = open / (open + rest);
            shut = rest / (open + rest);
        }
    }
}
