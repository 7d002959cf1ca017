using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Kernels;

/// <summary>
/// A long sum in double over numbers that lie in panel-wide rows: column j of every row goes to lane j, rows in order, and
/// the lanes are added in order at the end. The order depends on the layout alone.
/// </summary>
internal unsafe struct LaneSum<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Vector256<double> first, second, third, fourth;

    /// <summary>Adds x² of the numbers from <paramref name="from"/> on; the length is a multiple of the panel width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddSquares(T* from, int length)
    {
        for (T* end = from + length; from < end; from += Panel.Width<T>())
        {
            (Vector256<double> a, Vector256<double> b) = Wide(Vector256.Load(from));
            (Vector256<double> c, Vector256<double> d) = Wide(Vector256.Load(from + Vector256<T>.Count));
            first = Vector256.FusedMultiplyAdd(a, a, first);
            second = Vector256.FusedMultiplyAdd(b, b, second);
            third = Vector256.FusedMultiplyAdd(c, c, third);
            fourth = Vector256.FusedMultiplyAdd(d, d, fourth);
        }
    }

    /// <summary>Adds |x| likewise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddMagnitudes(T* from, int length)
    {
        for (T* end = from + length; from < end; from += Panel.Width<T>())
        {
            (Vector256<double> a, Vector256<double> b) = Wide(Vector256.Load(from));
            (Vector256<double> c, Vector256<double> d) = Wide(Vector256.Load(from + Vector256<T>.Count));
            first += Vector256.Abs(a);
            second += Vector256.Abs(b);
            third += Vector256.Abs(c);
            fourth += Vector256.Abs(d);
        }
    }

    /// <summary>The sum of column <paramref name="lane"/> of the panels, from 0.</summary>
    public readonly double Lane(int lane)
    {
        int half = Vector256<T>.Count;
        (Vector256<double> low, Vector256<double> high) = lane < half ? (first, second) : (third, fourth);
        return (lane % half < 4 ? low : high)[lane % 4];
    }

    /// <summary>All lanes, in order.</summary>
    public readonly double Total
    {
        get
        {
            double sum = 0;
            for (int lane = 0; lane < Panel.Width<T>(); lane++)
                sum += Lane(lane);
            return sum;
        }
    }

    // Floats become two vectors of doubles, doubles stay and leave the other vector zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Low, Vector256<double> High) Wide(Vector256<T> x) => typeof(T) == typeof(float)
        ? (Vector256.WidenLower(x.AsSingle()), Vector256.WidenUpper(x.AsSingle()))
        : (x.AsDouble(), Vector256<double>.Zero);
}
