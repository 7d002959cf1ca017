using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Kernels;

/// <summary>
/// The tiles of <see cref="PanelProduct"/> for machines with 512-bit registers: twelve rows by one vector, which is a whole
/// panel row. The lanes and the order of the sums are the same, and so are the bits.
/// </summary>
/// <remarks>
/// A's elements enter the multiply-adds straight from memory. Twelve accumulators hide their latency; more would ask for
/// more addresses than there are registers. Rows are reached from every third one, for the same reason.
/// </remarks>
internal static unsafe class WideTiles
{
    /// <summary>The tallest tile.</summary>
    public const int Tallest = 12;

    /// <summary>Does <paramref name="count"/> tiles of that height, one below the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(
        int height, int count, int depth, T* a, nint aRow, nint aDepth, T* b, nint bDepth, T* start, nint startRow,
        T* c, nint cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (height)
        {
            case 1: Tiles<T, Height1>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 2: Tiles<T, Height2>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 3: Tiles<T, Height3>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 4: Tiles<T, Height4>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 5: Tiles<T, Height5>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 6: Tiles<T, Height6>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 7: Tiles<T, Height7>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 8: Tiles<T, Height8>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 9: Tiles<T, Height9>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 10: Tiles<T, Height10>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 11: Tiles<T, Height11>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            default: Tiles<T, Height12>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tiles<T, H>(
        int count, int depth, T* a, nint aRow, nint aDepth, T* b, nint bDepth, T* start, nint startRow, T* c, nint cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where H : struct, ITileHeight
    {
        nint twoRows = 2 * aRow;
        for (; count > 0; count--)
        {
            T* a0 = a, a3 = a + (3 * aRow), a6 = a3 + (3 * aRow), a9 = a6 + (3 * aRow), row = b;
            Vector512<T> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default;
            Vector512<T> s6 = default, s7 = default, s8 = default, s9 = default, s10 = default, s11 = default;
            for (int k = depth; k > 0; k--)
            {
                Vector512<T> w = Vector512.Load(row);
                s0 = Vec.Fma(Vector512.Create(*a0), w, s0);
                if (H.Rows > 1)
                    s1 = Vec.Fma(Vector512.Create(a0[aRow]), w, s1);
                if (H.Rows > 2)
                    s2 = Vec.Fma(Vector512.Create(a0[twoRows]), w, s2);
                if (H.Rows > 3)
                    s3 = Vec.Fma(Vector512.Create(*a3), w, s3);
                if (H.Rows > 4)
                    s4 = Vec.Fma(Vector512.Create(a3[aRow]), w, s4);
                if (H.Rows > 5)
                    s5 = Vec.Fma(Vector512.Create(a3[twoRows]), w, s5);
                if (H.Rows > 6)
                    s6 = Vec.Fma(Vector512.Create(*a6), w, s6);
                if (H.Rows > 7)
                    s7 = Vec.Fma(Vector512.Create(a6[aRow]), w, s7);
                if (H.Rows > 8)
                    s8 = Vec.Fma(Vector512.Create(a6[twoRows]), w, s8);
                if (H.Rows > 9)
                    s9 = Vec.Fma(Vector512.Create(*a9), w, s9);
                if (H.Rows > 10)
                    s10 = Vec.Fma(Vector512.Create(a9[aRow]), w, s10);
                if (H.Rows > 11)
                    s11 = Vec.Fma(Vector512.Create(a9[twoRows]), w, s11);
                row += bDepth;
                a0 += aDepth;
                a3 += aDepth;
                a6 += aDepth;
                a9 += aDepth;
            }
            Finish(s0, ref start, startRow, ref c, cRow);
            if (H.Rows > 1)
                Finish(s1, ref start, startRow, ref c, cRow);
            if (H.Rows > 2)
                Finish(s2, ref start, startRow, ref c, cRow);
            if (H.Rows > 3)
                Finish(s3, ref start, startRow, ref c, cRow);
            if (H.Rows > 4)
                Finish(s4, ref start, startRow, ref c, cRow);
            if (H.Rows > 5)
                Finish(s5, ref start, startRow, ref c, cRow);
            if (H.Rows > 6)
                Finish(s6, ref start, startRow, ref c, cRow);
            if (H.Rows > 7)
                Finish(s7, ref start, startRow, ref c, cRow);
            if (H.Rows > 8)
                Finish(s8, ref start, startRow, ref c, cRow);
            if (H.Rows > 9)
                Finish(s9, ref start, startRow, ref c, cRow);
            if (H.Rows > 10)
                Finish(s10, ref start, startRow, ref c, cRow);
            if (H.Rows > 11)
                Finish(s11, ref start, startRow, ref c, cRow);
            a += H.Rows * aRow;
        }
    }

    // Stores one row of a tile and moves on to the next row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<T>(Vector512<T> sum, ref T* start, nint startRow, ref T* c, nint cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (start != null)
        {
            sum = Vector512.Load(start) + sum;
            start += startRow;
        }
        sum.Store(c);
        c += cRow;
    }
}
