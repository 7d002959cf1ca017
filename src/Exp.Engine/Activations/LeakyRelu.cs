using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;

namespace Exp.Engine.Activations;

/// <summary>Rectified linear unit that lets a little through below 0; the slope at 0 is the lower one, as in PyTorch.</summary>
/// <param name="Slope">The slope below 0.</param>
[Entry("leaky_relu", "relu that lets a little through below 0", Formula = "z if z > 0 else slope z",
    Source = "Maas, Hannun and Ng, ICML workshop 2013")]
public sealed record LeakyRelu(
    [Option("slope below 0", Min = 0, Max = 1, MaxExclusive = true)] double Slope = 0.01)
    : Activation
{
    /// <inheritdoc/>
    public override bool Smooth => false;

    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> z, Span<T> a) => Elementwise.Apply(new Function(Slope), z, a);

    /// <inheritdoc/>
    public override void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySlope(new Function(Slope), z, a, d);

    private readonly struct Function(double slope) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Value<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<T>.Zero), z, Below<T>() * z);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<T>.Zero), Vector256<T>.One, Below<T>());

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector256<T> Below<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector256.Create(T.CreateTruncating(slope));
    }
}
