using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Kernels;

/// <summary>
/// The one product of the engine: C[r, 0..W) = start[r] + Σ over k of A[r, k] · B[k, 0..W), W the panel width.
/// Forward, weight gradient and input gradient are this product with other strides.
/// </summary>
/// <remarks>
/// The sum is a chain of once-rounded multiply-adds from 0 in ascending k. Vectors run across the panel, never across k.
/// Legend: a, b, c first elements; aRow, aDepth, bDepth, cRow distances in elements.
/// Six rows by two vectors use 12 accumulators, 2 vectors of B and 1 of A: 15 of the 16 registers of AVX2. Where there are
/// registers of 512 bits, <see cref="WideTiles"/> takes over.
/// </remarks>
internal static unsafe class PanelProduct
{
    private const int TallestTile = 6;

    /// <summary>Multiplies; rows are cut into tiles of nearly equal height (10 = 5 + 5, 32 = 6 + 6 + 5 + 5 + 5 + 5).</summary>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="depth">Columns of A, rows of B; at most one block (<see cref="DepthBlocks"/>).</param>
    /// <param name="a">First element of A.</param>
    /// <param name="aRow">From one row of A to the next.</param>
    /// <param name="aDepth">From one column of A to the next.</param>
    /// <param name="b">First element of B.</param>
    /// <param name="bDepth">From one row of B to the next.</param>
    /// <param name="start">What the sum is added to; null stores the sum itself. May be C.</param>
    /// <param name="startRow">From one row of start to the next; 0 when all rows share one.</param>
    /// <param name="c">First element of C.</param>
    /// <param name="cRow">From one row of C to the next.</param>
    public static void Multiply<T>(
        int rows, int depth, T* a, nint aRow, nint aDepth, T* b, nint bDepth, T* start, nint startRow, T* c, nint cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Multiply(Vector512.IsHardwareAccelerated, rows, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow);

    /// <summary>The same with the registers chosen: 512 bits when wide, else 256. The bits are the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // at full speed from the first call, here and below
    internal static void Multiply<T>(
        bool wide, int rows, int depth, T* a, nint aRow, nint aDepth, T* b, nint bDepth, T* start, nint startRow, T* c, nint cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int tallest = wide ? WideTiles.Tallest : TallestTile, tiles = (rows + tallest - 1) / tallest;
        if (tiles == 0)
            return;
        int low = rows / tiles, tall = rows % tiles;
        if (tall > 0)
        {
            Tiles(wide, low + 1, tall, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow);
            int done = tall * (low + 1);
            a += done * aRow;
            c += done * cRow;
            if (start != null)
                start += done * startRow;
        }
        Tiles(wide, low, tiles - tall, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tiles<T>(
        bool wide, int height, int count, int depth, T* a, nint aRow, nint aDepth, T* b, nint bDepth, T* start, nint startRow,
        T* c, nint cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (wide)
        {
            WideTiles.Run(height, count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow);
            return;
        }
        switch (height)
        {
            case 1: Tiles<T, Height1>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 2: Tiles<T, Height2>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 3: Tiles<T, Height3>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 4: Tiles<T, Height4>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            case 5: Tiles<T, Height5>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
            default: Tiles<T, Height6>(count, depth, a, aRow, aDepth, b, bDepth, start, startRow, c, cRow); break;
        }
    }

    // One routine for all heights: H.Rows is a constant to the compiler, and what a lower tile does not need is not there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tiles<T, H>(
        int count, int depth, T* a, nint aRow, nint aDepth, T* b, nint bDepth, T* start, nint startRow, T* c, nint cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where H : struct, ITileHeight
    {
        for (; count > 0; count--)
        {
            T* a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow, a4 = a3 + aRow, a5 = a4 + aRow;
            Vector256<T> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default;
            Vector256<T> s30 = default, s31 = default, s40 = default, s41 = default, s50 = default, s51 = default;
            T* row = b;
            nint at = 0;
            for (int k = depth; k > 0; k--)
            {
                Vector256<T> b0 = Vector256.Load(row), b1 = Vector256.Load(row + Vector256<T>.Count);
                Vector256<T> x = Vector256.Create(a[at]);
                s00 = Vec.Fma(x, b0, s00);
                s01 = Vec.Fma(x, b1, s01);
                if (H.Rows > 1)
                {
                    x = Vector256.Create(a1[at]);
                    s10 = Vec.Fma(x, b0, s10);
                    s11 = Vec.Fma(x, b1, s11);
                }
                if (H.Rows > 2)
                {
                    x = Vector256.Create(a2[at]);
                    s20 = Vec.Fma(x, b0, s20);
                    s21 = Vec.Fma(x, b1, s21);
                }
                if (H.Rows > 3)
                {
                    x = Vector256.Create(a3[at]);
                    s30 = Vec.Fma(x, b0, s30);
                    s31 = Vec.Fma(x, b1, s31);
                }
                if (H.Rows > 4)
                {
                    x = Vector256.Create(a4[at]);
                    s40 = Vec.Fma(x, b0, s40);
                    s41 = Vec.Fma(x, b1, s41);
                }
                if (H.Rows > 5)
                {
                    x = Vector256.Create(a5[at]);
                    s50 = Vec.Fma(x, b0, s50);
                    s51 = Vec.Fma(x, b1, s51);
                }
                row += bDepth;
                at += aDepth;
            }
            Finish(s00, s01, ref start, startRow, ref c, cRow);
            if (H.Rows > 1)
                Finish(s10, s11, ref start, startRow, ref c, cRow);
            if (H.Rows > 2)
                Finish(s20, s21, ref start, startRow, ref c, cRow);
            if (H.Rows > 3)
                Finish(s30, s31, ref start, startRow, ref c, cRow);
            if (H.Rows > 4)
                Finish(s40, s41, ref start, startRow, ref c, cRow);
            if (H.Rows > 5)
                Finish(s50, s51, ref start, startRow, ref c, cRow);
            a += H.Rows * aRow;
        }
    }

    // Stores one row of a tile and moves on to the next row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<T>(
        Vector256<T> low, Vector256<T> high, ref T* start, nint startRow, ref T* c, nint cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (start != null)
        {
            low = Vector256.Load(start) + low;
            high = Vector256.Load(start + Vector256<T>.Count) + high;
            start += startRow;
        }
        low.Store(c);
        high.Store(c + Vector256<T>.Count);
        c += cRow;
    }
}
