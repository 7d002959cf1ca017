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
        for (int block = 0; block < DepthBlocks.Count(depth); block += Chains)
        {
            FourBlocks(depth, block, a, panel, start, z);
            start = z;
        }
    }

    // Blocks differ in length by one at most, the longer first: after the shortest length, each adds what it has left.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourBlocks<T>(int depth, int block, T* a, T* panel, T* start, T* z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Math.Min(Chains, DepthBlocks.Count(depth) - block), width = Panel.Width<T>();
        int p0 = DepthBlocks.Begin(depth, block), p1 = Begin(1), p2 = Begin(2), p3 = Begin(3), end = Begin(4);
        int common = p1 - p0;
        common = count > 1 ? Math.Min(common, p2 - p1) : common;
        common = count > 2 ? Math.Min(common, p3 - p2) : common;
        common = count > 3 ? Math.Min(common, end - p3) : common;
        Vector256<T> s00 = default, s01 = default, s10 = default, s11 = default;
        Vector256<T> s20 = default, s21 = default, s30 = default, s31 = default;
        // A block that is not there reads the numbers of the last one again; its sum is dropped.
        T* b0 = panel + ((nint)p0 * width), b1 = panel + ((nint)First(1, p1) * width);
        T* b2 = panel + ((nint)First(2, p2) * width), b3 = panel + ((nint)First(3, p3) * width);
        T* a0 = a + p0, a1 = a + First(1, p1), a2 = a + First(2, p2), a3 = a + First(3, p3);
        nint at = 0;
        for (int k = 0; k < common; k++, at += width)
        {
            Add(a0[k], b0 + at, ref s00, ref s01);
            Add(a1[k], b1 + at, ref s10, ref s11);
            Add(a2[k], b2 + at, ref s20, ref s21);
            Add(a3[k], b3 + at, ref s30, ref s31);
        }
        if (p1 - p0 > common)
            Add(a0[common], b0 + at, ref s00, ref s01);
        if (count > 1 && p2 - p1 > common)
            Add(a1[common], b1 + at, ref s10, ref s11);
        if (count > 2 && p3 - p2 > common)
            Add(a2[common], b2 + at, ref s20, ref s21);
        if (count > 3 && end - p3 > common)
            Add(a3[common], b3 + at, ref s30, ref s31);
        Vector256<T> low = Vector256.Load(start) + s00, high = Vector256.Load(start + Vector256<T>.Count) + s01;
        (low, high) = count > 1 ? (low + s10, high + s11) : (low, high);
        (low, high) = count > 2 ? (low + s20, high + s21) : (low, high);
        (low, high) = count > 3 ? (low + s30, high + s31) : (low, high);
        low.Store(z);
        high.Store(z + Vector256<T>.Count);

        int Begin(int offset) => DepthBlocks.Begin(depth, block + Math.Min(offset, count));
        int First(int offset, int begin) => offset < count ? begin : p0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(T x, T* b, ref Vector256<T> low, ref Vector256<T> high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector256<T> a = Vector256.Create(x);
        low = Vec.Fma(a, Vector256.Load(b), low);
        high = Vec.Fma(a, Vector256.Load(b + Vector256<T>.Count), high);
    }
}
