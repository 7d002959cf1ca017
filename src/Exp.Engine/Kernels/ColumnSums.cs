using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Numbers;

namespace Exp.Engine.Kernels;

/// <summary>Sums over the rows of a matrix, one per column, rows in order, in double. Columns come in fours.</summary>
internal static unsafe class ColumnSums
{
    /// <summary>Σ x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of<T>(T* x, int rows, int stride, int columns, double* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int column = 0; column < columns; column += 4)
        {
            QuadLanes sum = QuadLanes.Of(0);
            T* from = x + column;
            for (int row = 0; row < rows; row++, from += stride)
                sum += Load(from);
            sum.Value.Store(sums + column);
        }
    }

    /// <summary>Σ (x − mean)², each term a fused multiply-add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfSquares<T>(T* x, int rows, int stride, int columns, double* mean, double* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int column = 0; column < columns; column += 4)
        {
            QuadLanes sum = QuadLanes.Of(0), middle = new(Vector256.Load(mean + column));
            T* from = x + column;
            for (int row = 0; row < rows; row++, from += stride)
            {
                QuadLanes off = Load(from) - middle;
                sum = QuadLanes.Fma(off, off, sum);
            }
            sum.Value.Store(sums + column);
        }
    }

    /// <summary>Σ d and Σ d · n, each term of the second a fused multiply-add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfProducts<T>(T* d, T* n, int rows, int stride, int columns, double* plain, double* weighted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int column = 0; column < columns; column += 4)
        {
            QuadLanes sum = QuadLanes.Of(0), product = QuadLanes.Of(0);
            T* slope = d + column, value = n + column;
            for (int row = 0; row < rows; row++, slope += stride, value += stride)
            {
                QuadLanes s = Load(slope);
                sum += s;
                product = QuadLanes.Fma(s, Load(value), product);
            }
            sum.Value.Store(plain + column);
            product.Value.Store(weighted + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static QuadLanes Load<T>(T* from)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(double)
        ? new(Vector256.Load((double*)from))
        : new(Vector256.WidenLower(Vector128.Load((float*)from).ToVector256Unsafe()));
}
