using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Numbers;

namespace Exp.Engine.Kernels;

/// <summary>
/// Four rows of a row-major matrix, one lane each, so that a row's sum runs over its columns in order whatever the other
/// rows are. Past the end of the matrix the last row is repeated: its lanes then hold, and write, the same bits.
/// </summary>
internal readonly ref struct FourRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows per group.</summary>
    public const int Count = 4;

    private readonly ref T start;
    private readonly nint second, third, fourth;

    /// <summary>The rows from <paramref name="first"/> on.</summary>
    public FourRows(ReadOnlySpan<T> matrix, int first, int rows, int stride)
    {
        start = ref Unsafe.Add(ref MemoryMarshal.GetReference(matrix), first * stride);
        int last = rows - 1 - first;
        second = Math.Min(1, last) * stride;
        third = Math.Min(2, last) * stride;
        fourth = Math.Min(3, last) * stride;
    }

    /// <summary>One column, widened to double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public QuadLanes Load(nint column)
    {
        T a = Unsafe.Add(ref start, column), b = Unsafe.Add(ref start, second + column);
        T c = Unsafe.Add(ref start, third + column), d = Unsafe.Add(ref start, fourth + column);
        if (typeof(T) == typeof(double))
            return new(Vector256.Create((double)(object)a, (double)(object)b, (double)(object)c, (double)(object)d));
        Vector128<float> four = Vector128.Create((float)(object)a, (float)(object)b, (float)(object)c, (float)(object)d);
        return new(Vector256.WidenLower(four.ToVector256Unsafe()));
    }

    /// <summary>Writes one column, rounded to T.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(nint column, QuadLanes value)
    {
        if (typeof(T) == typeof(double))
        {
            Vector256<double> wide = value.Value;
            Store(column, (T)(object)wide[0], (T)(object)wide[1], (T)(object)wide[2], (T)(object)wide[3]);
        }
        else
        {
            Vector128<float> four = Vector128.Narrow(value.Value.GetLower(), value.Value.GetUpper());
            Store(column, (T)(object)four[0], (T)(object)four[1], (T)(object)four[2], (T)(object)four[3]);
        }
    }

    /// <summary>
    /// As <see cref="Store(nint, QuadLanes)"/>, but a float below 1e-30 in size becomes 0: the tails of a softmax would
    /// otherwise end as subnormal numbers, which slow every product they enter.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreGradient(nint column, QuadLanes value)
    {
        if (typeof(T) == typeof(float))
            value = QuadLanes.IfLess(QuadLanes.Abs(value), QuadLanes.Of(1e-30), QuadLanes.Of(0), value);
        Store(column, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(nint column, T a, T b, T c, T d)
    {
        Unsafe.Add(ref start, column) = a;
        Unsafe.Add(ref start, second + column) = b;
        Unsafe.Add(ref start, third + column) = c;
        Unsafe.Add(ref start, fourth + column) = d;
    }
}
