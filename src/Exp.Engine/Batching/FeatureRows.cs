using System.Numerics;

namespace Exp.Engine.Batching;

/// <summary>Rows of input numbers, whatever way they are kept. Immutable, shared by all trials and threads.</summary>
public abstract class FeatureRows<T>(int count, int width)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Number of rows.</summary>
    public int Count { get; } = count;

    /// <summary>Numbers per row.</summary>
    public int Width { get; } = width;

    /// <summary>Writes row <paramref name="row"/> to <paramref name="to"/>, which has room for exactly Width numbers.</summary>
    public abstract void CopyRow(int row, Span<T> to);

    /// <summary>Tells the processor that a row will be copied soon. Changes no number; does nothing where that is no use.</summary>
    internal virtual void Prefetch(int row)
    {
    }
}
