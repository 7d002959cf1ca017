using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Activations;

/// <summary>
/// Runs an elementwise function over spans, a vector at a time; the last, partial vector is filled up with zeros. The
/// function stands only once in each loop, so that a long one is still compiled into it.
/// </summary>
internal static class Elementwise
{
    /// <summary>a[i] = f(z[i]); a may be z itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<T, F>(F f, ReadOnlySpan<T> z, Span<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IElementwise
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, z.Length);
        ref T from = ref MemoryMarshal.GetReference(z);
        ref T to = ref MemoryMarshal.GetReference(a);
        for (int i = 0; i < z.Length; i += Vector256<T>.Count)
            Store(f.Value(Load(ref from, i, z.Length)), ref to, i, z.Length);
    }

    /// <summary>d[i] *= f'(z[i]).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyBySlope<T, F>(F f, ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IElementwise
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, z.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(d.Length, z.Length);
        ref T inputs = ref MemoryMarshal.GetReference(z);
        ref T outputs = ref MemoryMarshal.GetReference(a);
        ref T to = ref MemoryMarshal.GetReference(d);
        for (int i = 0; i < z.Length; i += Vector256<T>.Count)
        {
            Vector256<T> slope = f.Slope(Load(ref inputs, i, z.Length), Load(ref outputs, i, z.Length));
            Store(Load(ref to, i, z.Length) * slope, ref to, i, z.Length);
        }
    }

    /// <summary>d[i] *= f''(z[i]).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyBySecondSlope<T, F>(F f, ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> d)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, ICurved
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, z.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(d.Length, z.Length);
        ref T inputs = ref MemoryMarshal.GetReference(z);
        ref T outputs = ref MemoryMarshal.GetReference(a);
        ref T to = ref MemoryMarshal.GetReference(d);
        for (int i = 0; i < z.Length; i += Vector256<T>.Count)
        {
            Vector256<T> second = f.SecondSlope(Load(ref inputs, i, z.Length), Load(ref outputs, i, z.Length));
            Store(Load(ref to, i, z.Length) * second, ref to, i, z.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Load<T>(ref T from, int start, int length)
        where T : unmanaged => length - start >= Vector256<T>.Count
            ? Vector256.LoadUnsafe(ref from, (nuint)start)
            : LoadPartial(ref Unsafe.Add(ref from, start), length - start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector256<T> value, ref T to, int start, int length)
        where T : unmanaged
    {
        if (length - start >= Vector256<T>.Count)
            value.StoreUnsafe(ref to, (nuint)start);
        else
            StorePartial(value, ref Unsafe.Add(ref to, start), length - start);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<T> LoadPartial<T>(ref T from, int count)
        where T : unmanaged
    {
        Vector256<T> value = default;
        MemoryMarshal.CreateReadOnlySpan(ref from, count)
            .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<Vector256<T>, T>(ref value), count));
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StorePartial<T>(Vector256<T> value, ref T to, int count)
        where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector256<T>, T>(ref value), count)
            .CopyTo(MemoryMarshal.CreateSpan(ref to, count));
}
