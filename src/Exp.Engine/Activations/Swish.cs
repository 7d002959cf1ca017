using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Activations;

/// <summary>Sigmoid linear unit with a steeper or flatter gate.</summary>
/// <param name="Beta">Steepness of the gate: 1 is silu; large values come near relu.</param>
[Entry("swish", "silu with a gate of chosen steepness", Formula = "z sigmoid(beta z)",
    Source = "Ramachandran, Zoph and Le, arXiv:1710.05941, 2017")]
public sealed record Swish(
    [Option("steepness of the gate; 1 is silu", Min = 0, MinExclusive = true)] double Beta = 1)
    : Activation
{
    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> z, Span<T> a) => Elementwise.Apply(new Function(Beta), z, a);

    /// <inheritdoc/>
    public override void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySlope(new Function(Beta), z, a, d);

    /// <inheritdoc/>
    public override void MultiplyBySecondSlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySecondSlope(new Function(Beta), z, a, d);

    private readonly struct Function(double beta) : ICurved
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Value<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Gated.Value(z, Elementary.Sigmoid(z * All<T>(beta)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> gate = Elementary.Sigmoid(z * All<T>(beta));
            return Gated.Slope(z, gate, gate * (Vector256<T>.One - gate) * All<T>(beta));
        }

        /// <summary>g' (2 + beta z (1 − 2g)), g the gate and g' = beta g (1 − g).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> gate = Elementary.Sigmoid(z * All<T>(beta)), one = Vector256<T>.One;
            return Gated.SecondSlope(z, gate * (one - gate) * All<T>(beta), (one - (gate + gate)) * All<T>(beta));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<T> All<T>(double value)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector256.Create(T.CreateTruncating(value));
    }
}
