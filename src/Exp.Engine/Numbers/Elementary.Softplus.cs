using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Numbers;

public static partial class Elementary
{
    /// <summary>log(1 + eˣ), as max(x, 0) + log(1 + e⁻|ˣ|).</summary>
    public static T Softplus<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<SoftplusFunction, T>(x);

    /// <inheritdoc cref="Softplus{T}(T)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Softplus<T>(Vector256<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<SoftplusFunction, T>(x);

    internal readonly struct SoftplusFunction : IElementaryFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Double<V>(V x)
            where V : struct, ILanes<V>
        {
            V rest = Log1pInside(ExpFunction.Double(V.Of(0) - V.Abs(x)));
            return V.IfLess(x, V.Of(0), V.Of(0), x) + rest; // NaN stays
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Single<V>(V x)
            where V : struct, ILanes<V>
        {
            V rest = Log1pInsideSingle(ExpFunction.Single(V.Of(0) - V.Abs(x)));
            return V.IfLess(x, V.Of(0), V.Of(0), x) + rest; // NaN stays
        }
    }
}
