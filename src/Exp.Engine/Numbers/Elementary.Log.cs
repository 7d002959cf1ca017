using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Numbers;

public static partial class Elementary
{
    /// <summary>The natural logarithm: −∞ at 0, NaN below.</summary>
    public static T Log<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<LogFunction, T>(x);

    /// <inheritdoc cref="Log{T}(T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Log<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<LogFunction, T>(x);

    /// <summary>
    /// k·ln 2 + log(1 + f) + rest, for 1 + f in [√½, √2] and a tiny rest. With s = f/(2 + f) and z = s²:
    /// log(1 + f) = 2s + s·z·p(z) = f − (f²/2 − s·(f²/2 + z·p(z))), where only the small part carries rounding errors.
    /// </summary>
    /// <remarks>Source of the arrangement: fdlibm, e_log.c, Sun Microsystems 1993.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfParts<V>(V f, V k, V rest)
        where V : struct, ILanes<V>
    {
        V s = f / (f + V.Of(2));
        V z = s * s;
        V p = V.Fma(z, V.Of(0.14616721179861816), 0.15331699633543858);
        p = V.Fma(p, z, 0.18182889786191042);
        p = V.Fma(p, z, 0.2222221112572281);
        p = V.Fma(p, z, 0.28571428626031065);
        p = V.Fma(p, z, 0.3999999999989938);
        p = V.Fma(p, z, 0.666666666666667);
        V half = V.Of(0.5) * f * f;
        V small = V.Fma(k, V.Of(Ln2Rest), rest);
        return V.Fma(k, V.Of(Ln2), f - (half - V.Fma(s, V.Fma(z, p, half), small)));
    }

    /// <summary>As <see cref="LogOfParts{V}"/> without rest, with a relative error of 2⁻³⁴.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfPartsSingle<V>(V f, V k)
        where V : struct, ILanes<V>
    {
        V s = f / (f + V.Of(2));
        V z = s * s;
        V p = V.Fma(z, V.Of(0.2333069667245578), 0.28550812382590146);
        p = V.Fma(p, z, 0.4000012191414928);
        p = V.Fma(p, z, 0.6666666655440618);
        return V.Fma(k, V.Of(Ln2), s * V.Fma(p, z, 2));
    }

    /// <summary>The value for positive finite x, and the right answer for all others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOrSpecial<V>(V x, V value)
        where V : struct, ILanes<V>
    {
        V positive = V.IfLess(x, V.Of(double.PositiveInfinity), value, x);
        V other = V.IfEqual(x, V.Of(0), V.Of(double.NegativeInfinity), V.Of(double.NaN));
        return V.IfLess(V.Of(0), x, positive, other);
    }

    internal readonly struct LogFunction : IElementaryFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Double<V>(V x)
            where V : struct, ILanes<V>
        {
            const double smallestNormal = 2.2250738585072014e-308, twoTo54 = 18014398509481984;
            V normal = V.Of(smallestNormal);
            V scaled = V.IfLess(x, normal, x * V.Of(twoTo54), x);
            V m = V.Mantissa(scaled, out V k);
            k = V.IfLess(x, normal, k - V.Of(54), k);
            return LogOrSpecial(x, LogOfParts(m - V.Of(1), k, V.Of(0)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Single<V>(V x)
            where V : struct, ILanes<V>
        {
            V m = V.Mantissa(x, out V k); // a subnormal float is a normal double
            return LogOrSpecial(x, LogOfPartsSingle(m - V.Of(1), k));
        }
    }
}
