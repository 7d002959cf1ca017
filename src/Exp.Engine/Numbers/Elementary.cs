using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Exp.Engine.Numbers;

/// <summary>
/// Elementary functions with the same bits on every machine, for float and double, one value or a vector of them: every
/// lane of a vector has the bits of the single value. Float results are within 1 ulp of the truth, double results within
/// 2 ulp. Coefficients come from tools/elementary_coefficients.py.
/// </summary>
public static partial class Elementary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Map<F, T>(T x)
        where F : struct, IElementaryFunction
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            return (T)(object)(float)F.Single(new ScalarLane((float)(object)x)).Value;
        if (typeof(T) == typeof(double))
            return (T)(object)F.Double(new ScalarLane((double)(object)x)).Value;
        throw new NotSupportedException($"{typeof(T).Name} is neither float nor double");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Map<F, T>(Vector256<T> x)
        where F : struct, IElementaryFunction
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            if (Avx512F.IsSupported && Vector512.IsHardwareAccelerated)
            {
                var all = new OctLanes(Avx512F.ConvertToVector512Double(x.AsSingle()));
                return Avx512F.ConvertToVector256Single(F.Single(all).Value).As<float, T>();
            }
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(x.AsSingle());
            low = F.Single(new QuadLanes(low)).Value;
            high = F.Single(new QuadLanes(high)).Value;
            return Vector256.Narrow(low, high).As<float, T>();
        }
        if (typeof(T) == typeof(double))
            return F.Double(new QuadLanes(x.AsDouble())).Value.As<double, T>();
        throw new NotSupportedException($"{typeof(T).Name} is neither float nor double");
    }

    /// <summary>f(x) to the precision of T, not yet rounded to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Unrounded<F, T, V>(V x)
        where F : struct, IElementaryFunction
        where T : unmanaged
        where V : struct, ILanes<V> => typeof(T) == typeof(float) ? F.Single(x) : F.Double(x);
}
