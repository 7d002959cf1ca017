using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Kernels;

/// <summary>
/// The product for a single row (batch 1): the chains of up to four depth blocks run side by side, since one chain alone
/// waits for each of its multiply-adds. The sums and their order are those of <see cref="PanelProduct"/>, and so are the bits.
/// </summary>
internal static unsafe class RowProduct
{
    private const int Chains = 4;

    /// <summary>z[0..W) = start + Σ over blocks of the chain a · panel; a has <paramref name="depth"/> numbers, one after another.</summary>
    public static void Multiply<T>(int depth, T* a, T* panel, T* start, T* z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            Multiply<T, OneVector<T>>(depth, a, panel, start, z);
        else
            Multiply<T, TwoVectors<T>>(depth, a, panel, start, z);
    }

    internal static void Multiply<T, TRow>(int depth, T* a, T* panel, T* start, T* z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRow : struct, IPanelRow<TRow, T>
    {
        for (int block = 0; block < DepthBlocks.Count(depth); block += Chains)
        {
            FourBlocks<T, TRow>(depth, block, a, panel, start, z);
            start = z;
        }
    }

    // Blocks differ in length by one at most, the longer first: after the shortest length, each adds what it has left.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourBlocks<T, TRow>(int depth, int block, T* a, T* panel, T* start, T* z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRow : struct, IPanelRow<TRow, T>
    {
        int count = Math.Min(Chains, DepthBlocks.Count(depth) - block), width = Panel.Width<T>();
        int p0 = DepthBlocks.Begin(depth, block), p1 = Begin(1), p2 = Begin(2), p3 = Begin(3), end = Begin(4);
        int common = p1 - p0;
        common = count > 1 ? Math.Min(common, p2 - p1) : common;
        common = count > 2 ? Math.Min(common, p3 - p2) : common;
        common = count > 3 ? Math.Min(common, end - p3) : common;
        TRow s0 = default, s1 = default, s2 = default, s3 = default;
        // A block that is not there reads the numbers of the last one again; its sum is dropped.
        T* b0 = panel + ((nint)p0 * width), b1 = panel + ((nint)First(1, p1) * width);
        T* b2 = panel + ((nint)First(2, p2) * width), b3 = panel + ((nint)First(3, p3) * width);
        T* a0 = a + p0, a1 = a + First(1, p1), a2 = a + First(2, p2), a3 = a + First(3, p3);
        nint at = 0;
        for (int k = 0; k < common; k++, at += width)
        {
            s0 = TRow.Fma(a0[k], b0 + at, s0);
            s1 = TRow.Fma(a1[k], b1 + at, s1);
            s2 = TRow.Fma(a2[k], b2 + at, s2);
            s3 = TRow.Fma(a3[k], b3 + at, s3);
        }
        if (p1 - p0 > common)
            s0 = TRow.Fma(a0[common], b0 + at, s0);
        if (count > 1 && p2 - p1 > common)
            s1 = TRow.Fma(a1[common], b1 + at, s1);
        if (count > 2 && p3 - p2 > common)
            s2 = TRow.Fma(a2[common], b2 + at, s2);
        if (count > 3 && end - p3 > common)
            s3 = TRow.Fma(a3[common], b3 + at, s3);
        TRow sum = TRow.Load(start) + s0;
        sum = count > 1 ? sum + s1 : sum;
        sum = count > 2 ? sum + s2 : sum;
        sum = count > 3 ? sum + s3 : sum;
        sum.Store(z);

        int Begin(int offset) => DepthBlocks.Begin(depth, block + Math.Min(offset, count));
        int First(int offset, int begin) => offset < count ? begin : p0;
    }
}
