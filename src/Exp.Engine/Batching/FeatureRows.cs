using System.Numerics;

namespace Exp.Engine.Batching;

/// <summary>Rows of input numbers, whatever way they are kept. Immutable, shared by all trials and threads.</summary>
public abstract class FeatureRows<T>(int count, int width)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Rows of a shuffled batch lie far apart; asked for this early, they are there in time.
    private const int RowsAhead = 6;

    /// <summary>Number of rows.</summary>
    public int Count { get; } = count;

    /// <summary>Numbers per row.</summary>
    public int Width { get; } = width;

    /// <summary>Writes row <paramref name="row"/> to <paramref name="to"/>, which has room for exactly Width numbers.</summary>
    public abstract void CopyRow(int row, Span<T> to);

    /// <summary>Writes several rows to <paramref name="to"/>, each <paramref name="stride"/> numbers (at least Width) after the one before.</summary>
    internal void Gather(ReadOnlySpan<int> rows, Span<T> to, int stride)
    {
        for (int i = 0; i < Math.Min(RowsAhead, rows.Length); i++)
            Prefetch(rows[i]);
        for (int i = 0; i < rows.Length; i++)
        {
            if (i + RowsAhead < rows.Length)
                Prefetch(rows[i + RowsAhead]);
            CopyRow(rows[i], to.Slice(i * stride, Width));
        }
    }

    /// <summary>Tells the processor that a row will be copied soon. Changes no number; does nothing where that is no use.</summary>
    internal virtual void Prefetch(int row)
    {
    }
}
