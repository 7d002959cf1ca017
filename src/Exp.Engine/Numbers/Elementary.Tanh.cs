using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Numbers;

public static partial class Elementary
{
    /// <summary>The hyperbolic tangent, (e²ˣ − 1)/(e²ˣ + 1).</summary>
    public static T Tanh<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<TanhFunction, T>(x);

    /// <inheritdoc cref="Tanh{T}(T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Tanh<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<TanhFunction, T>(x);

    internal readonly struct TanhFunction : IElementaryFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Double<V>(V x)
            where V : struct, ILanes<V>
        {
            V size = V.Abs(x);
            V bounded = V.IfLess(V.Of(20), size, V.Of(20), size); // from 19.1 on the nearest double is 1
            V e = Expm1Bounded(V.Of(2) * bounded);
            V t = e / (e + V.Of(2));
            V half = V.Of(0.5) * e;
            V refined = V.Fma(V.Of(0) - half, t, half); // e/2 − e/2·t, where t is small: t's own error hardly enters
            return V.CopySign(V.IfLess(e, V.Of(1), refined, t), x);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Single<V>(V x)
            where V : struct, ILanes<V>
        {
            V p = ReducedExpm1Single(V.Of(2) * Clamp(x, -10, 10), out V n); // from 9.1 on the nearest float is 1
            V scale = V.PowerOfTwo(n);
            V e = V.Fma(scale, p, scale - V.Of(1));
            return V.CopySign(e / (e + V.Of(2)), x); // the sign is for −0
        }
    }
}
