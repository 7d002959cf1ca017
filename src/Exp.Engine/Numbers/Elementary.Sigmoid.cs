using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Numbers;

public static partial class Elementary
{
    /// <summary>The logistic function, 1/(1 + e⁻ˣ).</summary>
    public static T Sigmoid<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<SigmoidFunction, T>(x);

    /// <inheritdoc cref="Sigmoid{T}(T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sigmoid<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<SigmoidFunction, T>(x);

    internal readonly struct SigmoidFunction : IElementaryFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Double<V>(V x)
            where V : struct, ILanes<V>
        {
            V e = ExpFunction.Double(V.Of(0) - V.Abs(x)); // at most 1, so that the lower tail keeps its digits
            return V.IfLess(x, V.Of(0), e, V.Of(1)) / (V.Of(1) + e);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Single<V>(V x)
            where V : struct, ILanes<V>
        {
            V p = ReducedExpm1Single(Clamp(V.Of(0) - x, -100, 110), out V n);
            V scale = V.PowerOfTwo(n);
            return V.Of(1) / V.Fma(scale, p, scale + V.Of(1));
        }
    }
}
