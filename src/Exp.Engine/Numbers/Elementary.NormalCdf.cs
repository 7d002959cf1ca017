using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Numbers;

public static partial class Elementary
{
    /// <summary>The standard normal distribution function Φ(x); the lower tail keeps its digits (within 5 ulp for double).</summary>
    public static T NormalCdf<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<NormalCdfFunction, T>(x);

    /// <inheritdoc cref="NormalCdf{T}(T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> NormalCdf<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<NormalCdfFunction, T>(x);

    /// <summary>
    /// Φ(−a) for a ≥ 0: exp(−a²/2)·p(t)/(a + 5) with t = (a − 5)/(a + 5). What rounding takes from a²/2 is put back,
    /// because the exponential would multiply it.
    /// </summary>
    /// <remarks>Source of the arrangement: Shepherd and Laframboise, Math. Comp. 36, 1981.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LowerTail<V>(V a)
        where V : struct, ILanes<V>
    {
        V bounded = V.IfLess(V.Of(39), a, V.Of(39), a); // underflows from 38.6 on
        V half = V.Of(-0.5) * bounded;
        V square = half * bounded;
        V lost = V.Fma(half, bounded, V.Of(0) - square);
        V inverse = V.Of(1) / (bounded + V.Of(5));
        V t = (bounded - V.Of(5)) * inverse;
        V p = V.Fma(t, V.Of(-2.3934540287307478e-11), -4.3476482340821674e-10);
        p = V.Fma(p, t, -1.101110973432383e-09);
        p = V.Fma(p, t, 2.417976776851357e-09);
        p = V.Fma(p, t, 1.0758671296705753e-08);
        p = V.Fma(p, t, -8.875996811233272e-09);
        p = V.Fma(p, t, -7.017386778500429e-08);
        p = V.Fma(p, t, 4.047744732681982e-08);
        p = V.Fma(p, t, 4.3636133036457e-07);
        p = V.Fma(p, t, -3.347517759780378e-07);
        p = V.Fma(p, t, -2.770771780739415e-06);
        p = V.Fma(p, t, 3.979874825085155e-06);
        p = V.Fma(p, t, 1.6681660994386736e-05);
        p = V.Fma(p, t, -4.976247449676669e-05);
        p = V.Fma(p, t, -5.937581275369117e-05);
        p = V.Fma(p, t, 0.0005448989959054916);
        p = V.Fma(p, t, -0.000797869388474967);
        p = V.Fma(p, t, -0.0029933767622062086);
        p = V.Fma(p, t, 0.020795066799189046);
        p = V.Fma(p, t, -0.06911863870685757);
        p = V.Fma(p, t, 0.16502036617041027);
        p = V.Fma(p, t, -0.31353315667128806);
        p = V.Fma(p, t, 0.495305615969976);
        p = V.Fma(p, t, -0.6653825028900568);
        p = V.Fma(p, t, 0.769193049750063);
        p = p * inverse;
        return ExpFunction.Double(square) * V.Fma(p, lost, p);
    }

    /// <summary>As <see cref="LowerTail{V}"/> with a relative error of 2⁻³¹, centred at 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LowerTailSingle<V>(V a)
        where V : struct, ILanes<V>
    {
        V bounded = V.IfLess(V.Of(14.5), a, V.Of(14.5), a); // a float underflows from 14.2 on
        V inverse = V.Of(1) / (bounded + V.Of(4));
        V t = (bounded - V.Of(4)) * inverse;
        V p = V.Fma(t, V.Of(1.4258617427253697e-05), -1.748627306164976e-05);
        p = V.Fma(p, t, -0.00021938034060987787);
        p = V.Fma(p, t, 0.00014690947819319752);
        p = V.Fma(p, t, 0.0016290198103457107);
        p = V.Fma(p, t, -0.0034838884489216304);
        p = V.Fma(p, t, -0.007540260143181829);
        p = V.Fma(p, t, 0.060397122753141276);
        p = V.Fma(p, t, -0.18652183218836643);
        p = V.Fma(p, t, 0.38713737467876563);
        p = V.Fma(p, t, -0.6078966427240141);
        p = V.Fma(p, t, 0.7552851306211329);
        return ExpFunction.Single(V.Of(-0.5) * bounded * bounded) * (p * inverse);
    }

    internal readonly struct NormalCdfFunction : IElementaryFunction
    {
        private const double HalfSqrtHalf = 0.35355339059327379;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Double<V>(V x)
            where V : struct, ILanes<V>
        {
            V size = V.Abs(x);
            V tail = LowerTail(size);
            tail = V.IfLess(V.Of(0), x, V.Of(1) - tail, tail);
            V y = V.Of(HalfSqrtHalf) * x;
            V middle = V.Of(0.5) + V.Fma(y, ErfRest(V.Of(0.5) * x * x), y); // ½ + ½ erf(x/√2)
            return V.IfLess(size, V.Of(1), middle, tail);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Single<V>(V x)
            where V : struct, ILanes<V>
        {
            V tail = LowerTailSingle(V.Abs(x));
            return V.IfLess(V.Of(0), x, V.Of(1) - tail, tail);
        }
    }
}
