using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Kernels;

/// <summary>Two vectors of 256 bits.</summary>
internal readonly unsafe struct TwoVectors<T>(Vector256<T> low, Vector256<T> high) : IPanelRow<TwoVectors<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> low = low, high = high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<T> Load(T* from) => new(Vector256.Load(from), Vector256.Load(from + Vector256<T>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* to)
    {
        low.Store(to);
        high.Store(to + Vector256<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<T> operator +(TwoVectors<T> a, TwoVectors<T> b) => new(a.low + b.low, a.high + b.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<T> Fma(T x, T* row, TwoVectors<T> sum)
    {
        Vector256<T> factor = Vector256.Create(x);
        return new(
            Vec.Fma(factor, Vector256.Load(row), sum.low),
            Vec.Fma(factor, Vector256.Load(row + Vector256<T>.Count), sum.high));
    }
}

/// <summary>One vector of 512 bits.</summary>
internal readonly unsafe struct OneVector<T>(Vector512<T> value) : IPanelRow<OneVector<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<T> Load(T* from) => new(Vector512.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* to) => value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<T> operator +(OneVector<T> a, OneVector<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<T> Fma(T x, T* row, OneVector<T> sum) =>
        new(Vec.Fma(Vector512.Create(x), Vector512.Load(row), sum.value));
}
