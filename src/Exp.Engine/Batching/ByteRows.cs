using System.Numerics;

namespace Exp.Engine.Batching;

/// <summary>Rows kept as bytes (images): value = byte / divisor, correctly rounded.</summary>
public sealed class ByteRows<T> : FeatureRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly byte[] values;
    private readonly T[] table;

    /// <summary>Wraps values [count × width]; the array is not copied.</summary>
    public ByteRows(byte[] values, int count, int width, double divisor)
        : base(count, width)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, (long)count * width);
        this.values = values;
        table = [.. Enumerable.Range(0, 256).Select(b => T.CreateChecked(b) / T.CreateChecked(divisor))];
    }

    /// <inheritdoc/>
    public override void CopyRow(int row, Span<T> to)
    {
        ReadOnlySpan<byte> from = values.AsSpan(row * Width, Width);
        for (int i = 0; i < from.Length; i++)
            to[i] = table[from[i]];
    }
}
