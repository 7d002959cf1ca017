using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Kernels;

/// <summary>A 256-bit vector of numbers: 8 floats or 4 doubles, whatever the machine has.</summary>
internal readonly struct ManyElements<T>(Vector256<T> value) : IElements<ManyElements<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> value = value;

    public static int Count => Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ManyElements<T> All(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ManyElements<T> Load(T* from) => new(Vector256.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(T* to) => value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ManyElements<T> operator +(ManyElements<T> a, ManyElements<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ManyElements<T> operator -(ManyElements<T> a) => new(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ManyElements<T> operator *(ManyElements<T> a, ManyElements<T> b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ManyElements<T> operator /(ManyElements<T> a, ManyElements<T> b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ManyElements<T> Fma(ManyElements<T> a, ManyElements<T> b, ManyElements<T> c) =>
        new(Vec.Fma(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ManyElements<T> Sqrt(ManyElements<T> a) => new(Vector256.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ManyElements<T> IfGreater(ManyElements<T> a, ManyElements<T> b, ManyElements<T> then, ManyElements<T> otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(a.value, b.value), then.value, otherwise.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ManyElements<T> ZeroBelow(ManyElements<T> a, T limit) => new(Vector256.ConditionalSelect(
        Vector256.LessThan(Vector256.Abs(a.value), Vector256.Create(limit)), Vector256<T>.Zero, a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ManyElements<T> NotNegative(ManyElements<T> a) => new(Vector256.ConditionalSelect(
        Vector256.LessThan(a.value, Vector256<T>.Zero), Vector256<T>.Zero, a.value));
}
