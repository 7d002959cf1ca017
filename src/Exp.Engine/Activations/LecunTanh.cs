using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Catalog;
using Exp.Engine.Kernels;
using Exp.Engine.Numbers;

namespace Exp.Engine.Activations;

/// <summary>The hyperbolic tangent stretched so that f(±1) is ±1 and the slope is about 1 there.</summary>
[Entry("lecun_tanh", "tanh stretched so that 1 stays 1", Formula = "1.7159 tanh(2z/3)",
    Source = "LeCun, Bottou, Orr and Mueller, Efficient BackProp, 1998, section 4.4")]
public sealed record LecunTanh : Activation
{
    /// <inheritdoc/>
    public override (double Low, double High)? SaturationBand => (-0.98 * Amplitude, 0.98 * Amplitude);

    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> z, Span<T> a) => Elementwise.Apply(default(Function), z, a);

    /// <inheritdoc/>
    public override void MultiplyBySlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySlope(default(Function), z, a, d);

    /// <inheritdoc/>
    public override void MultiplyBySecondSlope<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d) =>
        Elementwise.MultiplyBySecondSlope(default(Function), z, a, d);

    private const double Amplitude = 1.7159, Steepness = 2.0 / 3;

    private readonly struct Function : ICurved
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Value<T>(Vector256<T> z)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Elementary.Tanh(z * All<T>(Steepness)) * All<T>(Amplitude);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> t = a / All<T>(Amplitude);
            return Vec.Fma(-t, t, Vector256<T>.One) * All<T>(Amplitude * Steepness);
        }

        /// <summary>−2t (1 − t²) times amplitude · steepness², t the plain tanh.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Vector256<T> t = a / All<T>(Amplitude);
            return -(t + t) * Vec.Fma(-t, t, Vector256<T>.One) * All<T>(Amplitude * Steepness * Steepness);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<T> All<T>(double value)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector256.Create(T.CreateTruncating(value));
    }
}
