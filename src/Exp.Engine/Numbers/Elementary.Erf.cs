using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Numbers;

public static partial class Elementary
{
    /// <summary>The error function, 2/√π ∫₀ˣ exp(−t²) dt.</summary>
    public static T Erf<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<ErfFunction, T>(x);

    /// <inheritdoc cref="Erf{T}(T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Erf<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<ErfFunction, T>(x);

    /// <summary>erf(y)/y − 1 for z = y² up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfRest<V>(V z)
        where V : struct, ILanes<V>
    {
        V p = V.Fma(z, V.Of(5.957176147748911e-11), -1.1372848856791674e-09);
        p = V.Fma(p, z, 1.4659775274047436e-08);
        p = V.Fma(p, z, -1.6350312701054695e-07);
        p = V.Fma(p, z, 1.6461000484121368e-06);
        p = V.Fma(p, z, -1.4925595266831182e-05);
        p = V.Fma(p, z, 0.0001205533111164271);
        p = V.Fma(p, z, -0.000854832698083379);
        p = V.Fma(p, z, 0.0052239776248180145);
        p = V.Fma(p, z, -0.026866170645076792);
        p = V.Fma(p, z, 0.11283791670954879);
        p = V.Fma(p, z, -0.3761263890318375);
        return V.Fma(p, z, 0.1283791670955126);
    }

    internal readonly struct ErfFunction : IElementaryFunction
    {
        private const double Sqrt2 = 1.4142135623730951;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Double<V>(V x)
            where V : struct, ILanes<V>
        {
            V size = V.Abs(x);
            V outer = V.CopySign(V.Of(1) - V.Of(2) * LowerTail(V.Of(Sqrt2) * size), x);
            return V.IfLess(size, V.Of(1), V.Fma(ErfRest(x * x), x, x), outer);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Single<V>(V x)
            where V : struct, ILanes<V>
        {
            V size = V.Abs(x);
            V z = x * x;
            V p = V.Fma(z, V.Of(-9.667044571486996e-06), 0.00011265959025606609);
            p = V.Fma(p, z, -0.0008484080405535107);
            p = V.Fma(p, z, 0.005221031807858023);
            p = V.Fma(p, z, -0.026865430727670243);
            p = V.Fma(p, z, 0.11283782495236845);
            p = V.Fma(p, z, -0.3761263846802871);
            p = V.Fma(p, z, 0.12837916706154343);
            V outer = V.CopySign(V.Of(1) - V.Of(2) * LowerTailSingle(V.Of(Sqrt2) * size), x);
            return V.IfLess(size, V.Of(1), V.Fma(p, x, x), outer);
        }
    }
}
