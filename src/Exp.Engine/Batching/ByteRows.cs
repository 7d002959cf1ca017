using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Exp.Engine.Kernels;

namespace Exp.Engine.Batching;

/// <summary>Rows kept as bytes (images): value = byte / divisor, correctly rounded.</summary>
/// <remarks>
/// Divides without a division: q = x · r with r = 1 / divisor, then q = fma(fma(q, −divisor, x), r, q), which is one
/// step of Markstein's correction. All 256 values are checked against the true quotient when the rows are made; where
/// one differs, or the machine has no fused multiply-add, a table of the quotients is used. The bits are the same.
/// </remarks>
public sealed class ByteRows<T> : FeatureRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int CacheLine = 64;

    private readonly byte[] values;
    private readonly T divisor, reciprocal;
    private readonly T[] quotients;
    private readonly bool useTable;

    /// <summary>Wraps values [count × width]; the array is not copied.</summary>
    public ByteRows(byte[] values, int count, int width, double divisor)
        : base(count, width)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, (long)count * width);
        if (!(divisor > 0))
            throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "must be above 0");
        this.values = values;
        this.divisor = T.CreateChecked(divisor);
        reciprocal = T.One / this.divisor;
        quotients = [.. Enumerable.Range(0, 256).Select(b => T.CreateChecked(b) / this.divisor)];
        useTable = !Vec.HasFastFma || !MultiplicationIsExact();
    }

    /// <inheritdoc/>
    public override void CopyRow(int row, Span<T> to)
    {
        ReadOnlySpan<byte> from = values.AsSpan(row * Width, Width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(to.Length, Width);
        if (useTable)
            LookUp(from, to, 0);
        else
            Divide(from, to);
    }

    /// <inheritdoc/>
    internal override unsafe void Prefetch(int row)
    {
        if (!Sse.IsSupported)
            return;
        // Only a hint: should the collector move the array meanwhile, the hint is lost and nothing else.
        byte* start = (byte*)Unsafe.AsPointer(ref values[row * Width]);
        for (int i = 0; i < Width; i += CacheLine)
            Sse.Prefetch0(start + i);
    }

    private bool MultiplicationIsExact()
    {
        for (int b = 0; b < quotients.Length; b++)
        {
            T x = T.CreateChecked(b), q = x * reciprocal;
            if (T.FusedMultiplyAdd(T.FusedMultiplyAdd(q, -divisor, x), reciprocal, q) != quotients[b])
                return false;
        }
        return true;
    }

    private void LookUp(ReadOnlySpan<byte> from, Span<T> to, int start)
    {
        for (int i = start; i < from.Length; i++)
            to[i] = quotients[from[i]];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Divide(ReadOnlySpan<byte> from, Span<T> to)
    {
        int i = 0;
        Vector256<T> r = Vector256.Create(reciprocal), minusDivisor = Vector256.Create(-divisor);
        fixed (byte* bytes = from)
        fixed (T* target = to)
        {
            for (; i <= from.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
            {
                if (Avx512F.IsSupported && Vector512.IsHardwareAccelerated)
                {
                    DivideSixteen(Vector128.Load(bytes + i), reciprocal, -divisor, target + i);
                    continue;
                }
                Vector256<ushort> whole = Vector256.WidenLower(Vector128.Load(bytes + i).ToVector256Unsafe());
                (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(whole);
                DivideEight(low, r, minusDivisor, target + i);
                DivideEight(high, r, minusDivisor, target + i + 8);
            }
        }
        LookUp(from, to, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void DivideSixteen(Vector128<byte> whole, T r, T minusDivisor, T* target)
    {
        if (typeof(T) == typeof(float))
        {
            Vector512<float> x = Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(whole));
            Quotient(x.As<float, T>(), Vector512.Create(r), Vector512.Create(minusDivisor)).Store(target);
            return;
        }
        Vector256<int> low = Avx2.ConvertToVector256Int32(whole), high = Avx2.ConvertToVector256Int32(Vector128.Create(whole.GetUpper(), whole.GetUpper()));
        Quotient(Avx512F.ConvertToVector512Double(low).As<double, T>(), Vector512.Create(r), Vector512.Create(minusDivisor)).Store(target);
        Quotient(Avx512F.ConvertToVector512Double(high).As<double, T>(), Vector512.Create(r), Vector512.Create(minusDivisor)).Store(target + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Quotient(Vector512<T> x, Vector512<T> r, Vector512<T> minusDivisor)
    {
        Vector512<T> q = x * r;
        return Vec.Fma(Vec.Fma(q, minusDivisor, x), r, q);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void DivideEight(Vector256<uint> whole, Vector256<T> r, Vector256<T> minusDivisor, T* target)
    {
        Vector256<float> x = Vector256.ConvertToSingle(whole.AsInt32());
        if (typeof(T) == typeof(float))
        {
            Quotient(x.As<float, T>(), r, minusDivisor).Store(target);
            return;
        }
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(x);
        Quotient(low.As<double, T>(), r, minusDivisor).Store(target);
        Quotient(high.As<double, T>(), r, minusDivisor).Store(target + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Quotient(Vector256<T> x, Vector256<T> r, Vector256<T> minusDivisor)
    {
        Vector256<T> q = x * r;
        return Vec.Fma(Vec.Fma(q, minusDivisor, x), r, q);
    }
}
