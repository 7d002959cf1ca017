using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Numbers;

public static partial class Elementary
{
    private const double Log2E = 1.4426950408889634;

    /// <summary>ln 2 to twice the precision: the nearest double and what it leaves.</summary>
    private const double Ln2 = 0.6931471805599453, Ln2Rest = 2.3190468138462996e-17;

    /// <summary>eˣ. Overflows to infinity and underflows through the subnormals to 0.</summary>
    public static T Exp<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<ExpFunction, T>(x);

    /// <inheritdoc cref="Exp{T}(T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Exp<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<ExpFunction, T>(x);

    /// <summary>x = n·ln 2 + r with |r| ≤ ½ ln 2; returns eʳ − 1, so that eˣ = 2ⁿ + 2ⁿ·(eʳ − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReducedExpm1<V>(V x, out V n)
        where V : struct, ILanes<V>
    {
        n = V.Fma(x, V.Of(Log2E), DoubleBits.RoundingMagic) - V.Of(DoubleBits.RoundingMagic);
        V first = V.Fma(n, V.Of(-Ln2), x);
        V r = V.Fma(n, V.Of(-Ln2Rest), first);
        V lost = V.Fma(n, V.Of(-Ln2Rest), first - r); // what rounding took from r
        V q = V.Fma(r, V.Of(1.608662795678037e-10), 2.0918137737642736e-09);
        q = V.Fma(q, r, 2.505207109429355e-08);
        q = V.Fma(q, r, 2.75572632790885e-07);
        q = V.Fma(q, r, 2.755731924721873e-06);
        q = V.Fma(q, r, 2.4801587336442236e-05);
        q = V.Fma(q, r, 0.00019841269841263298);
        q = V.Fma(q, r, 0.0013888888888879073);
        q = V.Fma(q, r, 0.008333333333333333);
        q = V.Fma(q, r, 0.04166666666666668);
        q = V.Fma(q, r, 0.16666666666666666);
        q = V.Fma(q, r, 0.5);
        return r + V.Fma(r * r, q, lost);
    }

    /// <summary>As <see cref="ReducedExpm1{V}"/>, with a relative error of 2⁻³⁰ and half the work, for |x| below 2²⁰.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReducedExpm1Single<V>(V x, out V n)
        where V : struct, ILanes<V>
    {
        n = V.Fma(x, V.Of(Log2E), DoubleBits.RoundingMagic) - V.Of(DoubleBits.RoundingMagic);
        V r = V.Fma(n, V.Of(-Ln2), x);
        V q = V.Fma(r, V.Of(0.00019890990824673654), 0.0013933649996309251);
        q = V.Fma(q, r, 0.0083333109254809);
        q = V.Fma(q, r, 0.041666464925285904);
        q = V.Fma(q, r, 0.16666666681623232);
        q = V.Fma(q, r, 0.500000001346581);
        return V.Fma(r * r, q, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Clamp<V>(V x, double low, double high)
        where V : struct, ILanes<V>
    {
        x = V.IfLess(x, V.Of(low), V.Of(low), x);
        return V.IfLess(V.Of(high), x, V.Of(high), x);
    }

    internal readonly struct ExpFunction : IElementaryFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Double<V>(V x)
            where V : struct, ILanes<V>
        {
            // At 710 the result overflows, at -746 it is below half the smallest subnormal. 2^n itself may lie outside
            // the normal numbers, so it is multiplied in two halves.
            V p = ReducedExpm1(Clamp(x, -746, 710), out V n);
            V half = V.Fma(n, V.Of(0.5), DoubleBits.RoundingMagic) - V.Of(DoubleBits.RoundingMagic);
            V scale = V.PowerOfTwo(half);
            return V.Fma(scale, p, scale) * V.PowerOfTwo(n - half);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Single<V>(V x)
            where V : struct, ILanes<V>
        {
            // Outside these limits a float has overflowed or is 0, while a double is still normal.
            V p = ReducedExpm1Single(Clamp(x, -110, 100), out V n);
            V scale = V.PowerOfTwo(n);
            return V.Fma(scale, p, scale);
        }
    }
}
