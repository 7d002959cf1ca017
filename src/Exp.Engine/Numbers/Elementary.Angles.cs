using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Numbers;

public static partial class Elementary
{
    /// <summary>Up to here three doubles of π/2 reduce an angle; beyond, <see cref="LargeAngle"/> does.</summary>
    private const double LargestPlainAngle = 1 << 30;

    private const double TwoOverPi = 0.6366197723675814;

    /// <summary>π/2 to three times the precision.</summary>
    private const double HalfPi = 1.5707963267948966, HalfPiRest = 6.123233995736766e-17, HalfPiLast = -1.4973849048591698e-33;

    private static bool AllPlain<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector256.LessThanOrEqualAll(Vector256.Abs(x), Vector256.Create(T.CreateChecked(LargestPlainAngle)));

    /// <summary>
    /// x = n·π/2 + r with |r| ≤ π/4, nearly. The first difference is exact: it is below 1 and a multiple of 2⁻⁵³.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReduceAngle<V>(V x, out V n)
        where V : struct, ILanes<V>
    {
        n = V.Fma(x, V.Of(TwoOverPi), DoubleBits.RoundingMagic) - V.Of(DoubleBits.RoundingMagic);
        V r = V.Fma(n, V.Of(-HalfPiRest), V.Fma(n, V.Of(-HalfPi), x));
        return V.Fma(n, V.Of(-HalfPiLast), r);
    }

    /// <summary>sin(r + n·π/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SinOfQuarter<V>(V r, V n)
        where V : struct, ILanes<V>
    {
        V z = r * r;
        V s = V.Fma(z, V.Of(1.5918115263265974e-10), -2.505113165023518e-08);
        s = V.Fma(s, z, 2.7557316101617874e-06);
        s = V.Fma(s, z, -0.00019841269836756774);
        s = V.Fma(s, z, 0.008333333333330948);
        s = V.Fma(s, z, -0.16666666666666666);
        V c = V.Fma(z, V.Of(-1.1382623647474604e-11), 2.087614614655861e-09);
        c = V.Fma(c, z, -2.7557317271145144e-07);
        c = V.Fma(c, z, 2.480158729876456e-05);
        c = V.Fma(c, z, -0.0013888888888887398);
        c = V.Fma(c, z, 0.041666666666666664);
        V half = V.Of(0.5) * z;
        V near = V.Of(1) - half; // its rounding error comes back in the next line
        V cosine = near + V.Fma(z * z, c, (V.Of(1) - near) - half);
        return OfQuarter(V.Fma(r * z, s, r), cosine, n);
    }

    /// <summary>As <see cref="SinOfQuarter{V}"/> with a relative error of 2⁻³⁵.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SinOfQuarterSingle<V>(V r, V n)
        where V : struct, ILanes<V>
    {
        V z = r * r;
        V s = V.Fma(z, V.Of(2.7249895230611676e-06), -0.000198400864995936);
        s = V.Fma(s, z, 0.008333331874273714);
        s = V.Fma(s, z, -0.16666666663854168);
        V c = V.Fma(z, V.Of(-2.7300933687212943e-07), 2.480060018036381e-05);
        c = V.Fma(c, z, -0.0013888887671652504);
        c = V.Fma(c, z, 0.041666666664320264);
        return OfQuarter(V.Fma(r * z, s, r), V.Fma(z, V.Fma(z, c, -0.5), 1), n);
    }

    /// <summary>Sine, cosine or their negatives, by n modulo 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfQuarter<V>(V sine, V cosine, V n)
        where V : struct, ILanes<V>
    {
        V turns = V.Fma(n, V.Of(0.25), DoubleBits.RoundingMagic) - V.Of(DoubleBits.RoundingMagic);
        V quarter = V.Fma(turns, V.Of(-4), n); // −2 … 2
        V value = V.IfEqual(V.Abs(quarter), V.Of(1), cosine, sine);
        V negative = V.Of(0) - value;
        value = V.IfEqual(V.Abs(quarter), V.Of(2), negative, value);
        return V.IfEqual(quarter, V.Of(-1), negative, value);
    }

    /// <summary>sin(x + quarters·π/2) for an angle beyond the plain ones, infinity or NaN.</summary>
    private static T OfLargeAngle<T>(T x, int quarters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double angle = double.CreateChecked(x);
        double r = LargeAngle.Reduce(angle, out int n);
        return T.CreateTruncating(SinOfQuarter(new ScalarLane(r), new ScalarLane(n + quarters)).Value);
    }
}
