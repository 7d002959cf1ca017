using System.Numerics;
using System.Runtime.CompilerServices;

namespace Exp.Engine.Kernels;

/// <summary>One number: the definition of an elementwise formula, and its tail.</summary>
internal readonly struct OneElement<T>(T value) : IElements<OneElement<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneElement<T> All(T value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe OneElement<T> Load(T* from) => new(*from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(T* to) => *to = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneElement<T> operator +(OneElement<T> a, OneElement<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneElement<T> operator -(OneElement<T> a) => new(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneElement<T> operator *(OneElement<T> a, OneElement<T> b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneElement<T> operator /(OneElement<T> a, OneElement<T> b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneElement<T> Fma(OneElement<T> a, OneElement<T> b, OneElement<T> c) =>
        new(T.FusedMultiplyAdd(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneElement<T> Sqrt(OneElement<T> a) => new(T.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneElement<T> IfGreater(OneElement<T> a, OneElement<T> b, OneElement<T> then, OneElement<T> otherwise) =>
        a.value > b.value ? then : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneElement<T> ZeroBelow(OneElement<T> a, T limit) => new(T.Abs(a.value) < limit ? T.Zero : a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneElement<T> NotNegative(OneElement<T> a) => new(a.value < T.Zero ? T.Zero : a.value);
}
