using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Exp.Engine.Kernels;

namespace Exp.Engine.Curvature;

/// <summary>The few operations on long vectors that curvature needs, each with one order of its sums on every machine.</summary>
internal static class VectorSteps
{
    /// <summary>
    /// Σ a·b in double: entry i joins chain i mod 16 of once-rounded multiply-adds from 0, and the chains are added in order.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int chains = 16;
        Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default;
        ReadOnlySpan<T> left = a, right = b[..a.Length];
        for (; left.Length >= chains; left = left[chains..], right = right[chains..])
        {
            s0 = Vector256.FusedMultiplyAdd(Four(left), Four(right), s0);
            s1 = Vector256.FusedMultiplyAdd(Four(left[4..]), Four(right[4..]), s1);
            s2 = Vector256.FusedMultiplyAdd(Four(left[8..]), Four(right[8..]), s2);
            s3 = Vector256.FusedMultiplyAdd(Four(left[12..]), Four(right[12..]), s3);
        }
        Span<double> sums = stackalloc double[chains];
        s0.CopyTo(sums);
        s1.CopyTo(sums[4..]);
        s2.CopyTo(sums[8..]);
        s3.CopyTo(sums[12..]);
        for (int i = 0; i < left.Length; i++)
            sums[i] = Math.FusedMultiplyAdd(double.CreateTruncating(left[i]), double.CreateTruncating(right[i]), sums[i]);
        double sum = 0;
        foreach (double chain in sums)
            sum += chain;
        return sum;
    }

    /// <summary>to[i] = a[i] · b[i]; to may be a or b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0, whole = to.Length - Vector256<T>.Count;
        for (; i <= whole; i += Vector256<T>.Count)
            (Vector256.Create(a[i..]) * Vector256.Create(b[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++)
            to[i] = a[i] * b[i];
    }

    /// <summary>to[i] = fma(a[i], b[i], to[i]).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0, whole = to.Length - Vector256<T>.Count;
        for (; i <= whole; i += Vector256<T>.Count)
            Vec.Fma(Vector256.Create(a[i..]), Vector256.Create(b[i..]), Vector256.Create<T>(to[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++)
            to[i] = T.FusedMultiplyAdd(a[i], b[i], to[i]);
    }

    /// <summary>to[i] = fma(factor, a[i], to[i]).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(T factor, ReadOnlySpan<T> a, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector256<T> all = Vector256.Create(factor);
        int i = 0, whole = to.Length - Vector256<T>.Count;
        for (; i <= whole; i += Vector256<T>.Count)
            Vec.Fma(all, Vector256.Create(a[i..]), Vector256.Create<T>(to[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++)
            to[i] = T.FusedMultiplyAdd(factor, a[i], to[i]);
    }

    /// <summary>a[i] *= factor.</summary>
    public static void Scale<T>(T factor, Span<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T x in a)
            x *= factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Four<T>(ReadOnlySpan<T> from)
        where T : unmanaged
    {
        ref T first = ref MemoryMarshal.GetReference(from);
        return typeof(T) == typeof(double)
            ? Vector256.LoadUnsafe(ref Unsafe.As<T, double>(ref first))
            : Vector256.WidenLower(Vector128.LoadUnsafe(ref Unsafe.As<T, float>(ref first)).ToVector256Unsafe());
    }
}
