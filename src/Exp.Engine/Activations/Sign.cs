using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;

namespace Exp.Engine.Activations;

/// <summary>−1 below 0, 1 above, 0 at 0. Its slope is 0 everywhere: no gradient passes.</summary>
[Entry("sign", "-1, 0 or 1; passes no gradient", Formula = "1 if z > 0, -1 if z < 0, else 0",
    Source = "Rosenblatt, Psychological Review 65, 1958")]
public sealed record Sign : Activation
{
    /// <inheritdoc/>
    public override bool Smooth => false;

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
            Vector256<T> zero = Vector256<T>.Zero, one = Vector256<T>.One;
            Vector256<T> below = Vector256.ConditionalSelect(Vector256.LessThan(z, zero), -one, z); // 0 and NaN stay
            return Vector256.ConditionalSelect(Vector256.GreaterThan(z, zero), one, below);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Vector256<T>.Zero;
    }
}
