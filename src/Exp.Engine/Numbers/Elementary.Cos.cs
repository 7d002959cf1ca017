using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Numbers;

public static partial class Elementary
{
    /// <summary>The cosine of an angle in radians, right for every finite angle; NaN for infinite ones.</summary>
    public static T Cos<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.Abs(x) <= T.CreateChecked(LargestPlainAngle) ? Map<CosFunction, T>(x) : OfLargeAngle(x, 1);

    /// <inheritdoc cref="Cos{T}(T)"/>
    public static Vector256<T> Cos<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (AllPlain(x))
            return Map<CosFunction, T>(x);
        for (int i = 0; i < Vector256<T>.Count; i++)
            x = x.WithElement(i, Cos(x[i]));
        return x;
    }

    internal readonly struct CosFunction : IElementaryFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Double<V>(V x)
            where V : struct, ILanes<V>
        {
            V r = ReduceAngle(x, out V n);
            return SinOfQuarter(r, n + V.Of(1));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Single<V>(V x)
            where V : struct, ILanes<V>
        {
            V r = ReduceAngle(x, out V n);
            return SinOfQuarterSingle(r, n + V.Of(1));
        }
    }
}
