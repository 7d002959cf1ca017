using System.Numerics;

namespace Exp.Engine.Batching;

/// <summary>Rows kept as numbers, row-major.</summary>
public sealed class RealRows<T> : FeatureRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] values;

    /// <summary>Wraps values [count × width]; the array is not copied.</summary>
    public RealRows(T[] values, int count, int width)
        : base(count, width)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, (long)count * width);
        this.values = values;
    }

    /// <inheritdoc/>
    public override void CopyRow(int row, Span<T> to) => values.AsSpan(row * Width, Width).CopyTo(to);
}
