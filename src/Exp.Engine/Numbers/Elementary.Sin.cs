using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Numbers;

public static partial class Elementary
{
    /// <summary>The sine of an angle in radians, right for every finite angle; NaN for infinite ones.</summary>
    public static T Sin<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.Abs(x) <= T.CreateChecked(LargestPlainAngle) ? Map<SinFunction, T>(x) : OfLargeAngle(x, 0);

    /// <inheritdoc cref="Sin{T}(T)"/>
    public static Vector256<T> Sin<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (AllPlain(x))
            return Map<SinFunction, T>(x);
        for (int i = 0; i < Vector256<T>.Count; i++)
            x = x.WithElement(i, Sin(x[i]));
        return x;
    }

    internal readonly struct SinFunction : IElementaryFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Double<V>(V x)
            where V : struct, ILanes<V>
        {
            V r = ReduceAngle(x, out V n);
            return SignedZero(x, SinOfQuarter(r, n));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Single<V>(V x)
            where V : struct, ILanes<V>
        {
            V r = ReduceAngle(x, out V n);
            return SignedZero(x, SinOfQuarterSingle(r, n));
        }
    }
}
