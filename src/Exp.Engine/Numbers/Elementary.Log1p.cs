using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Numbers;

public static partial class Elementary
{
    /// <summary>log(1 + x) without cancellation near 0: −∞ at −1, NaN below.</summary>
    public static T Log1p<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<Log1pFunction, T>(x);

    /// <inheritdoc cref="Log1p{T}(T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Log1p<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<Log1pFunction, T>(x);

    /// <summary>The parts of 1 + x: its mantissa less 1 (x itself when that is exact), its exponent, and u = 1 + x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V PartsOfOnePlus<V>(V x, out V exponent, out V u)
        where V : struct, ILanes<V>
    {
        u = V.Of(1) + x;
        V m = V.Mantissa(u, out exponent);
        return V.IfEqual(exponent, V.Of(0), x, m - V.Of(1));
    }

    /// <summary>log(1 + x) for finite x above −1; what rounding took from 1 + x comes back as a first-order term.</summary>
    /// <remarks>Source of the correction: fdlibm, s_log1p.c, Sun Microsystems 1993.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Log1pInside<V>(V x)
        where V : struct, ILanes<V>
    {
        V f = PartsOfOnePlus(x, out V k, out V u);
        V lost = V.IfLess(x, V.Of(1), x - (u - V.Of(1)), V.Of(1) - (u - x));
        return LogOfParts(f, k, V.IfEqual(k, V.Of(0), V.Of(0), lost / u));
    }

    /// <summary>As <see cref="Log1pInside{V}"/> with a relative error of 2⁻³⁴.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Log1pInsideSingle<V>(V x)
        where V : struct, ILanes<V>
    {
        V f = PartsOfOnePlus(x, out V k, out _);
        return LogOfPartsSingle(f, k);
    }

    internal readonly struct Log1pFunction : IElementaryFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Double<V>(V x)
            where V : struct, ILanes<V> => SignedZero(x, LogOrSpecial(V.Of(1) + x, Log1pInside(x)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Single<V>(V x)
            where V : struct, ILanes<V> => SignedZero(x, LogOrSpecial(V.Of(1) + x, Log1pInsideSingle(x)));
    }

    /// <summary>The value, but ±0 where x is ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SignedZero<V>(V x, V value)
        where V : struct, ILanes<V> => V.IfEqual(x, V.Of(0), x, value);
}
