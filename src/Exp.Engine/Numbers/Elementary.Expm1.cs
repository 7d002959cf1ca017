using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Numbers;

public static partial class Elementary
{
    /// <summary>eˣ − 1 without cancellation near 0.</summary>
    public static T Expm1<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<Expm1Function, T>(x);

    /// <inheritdoc cref="Expm1{T}(T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Expm1<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<Expm1Function, T>(x);

    /// <summary>
    /// For a double up to 710 or NaN: 2·(2ⁿ⁻¹·(eʳ − 1) + (2ⁿ⁻¹ − ½)), since 2ⁿ itself may overflow; x itself where that is
    /// the nearest double, since halving it may underflow.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Expm1Bounded<V>(V x)
        where V : struct, ILanes<V>
    {
        V p = ReducedExpm1(x, out V n);
        V scale = V.PowerOfTwo(n - V.Of(1));
        V value = V.Of(2) * V.Fma(scale, p, scale - V.Of(0.5));
        return V.IfLess(V.Abs(x), V.Of(1e-17), x, value);
    }

    internal readonly struct Expm1Function : IElementaryFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Double<V>(V x)
            where V : struct, ILanes<V> => Expm1Bounded(Clamp(x, -60, 710));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Single<V>(V x)
            where V : struct, ILanes<V>
        {
            V p = ReducedExpm1Single(Clamp(x, -60, 100), out V n);
            V scale = V.PowerOfTwo(n);
            return V.CopySign(V.Fma(scale, p, scale - V.Of(1)), x); // the sign is for −0
        }
    }
}
