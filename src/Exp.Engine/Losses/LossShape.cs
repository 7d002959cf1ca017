namespace Exp.Engine.Losses;

/// <summary>The shape of an output matrix.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Width">Real columns.</param>
/// <param name="Stride">Elements from one row to the next, at least Width.</param>
public readonly record struct LossShape(int Rows, int Width, int Stride)
{
    /// <summary>Throws unless the spans hold matrices of this shape: padded outputs and gradient, packed targets.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short, or the stride is.</exception>
    internal void Check<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> gradient)
    {
        CheckPadded(outputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(targets.Length, (long)Rows * Width);
        if (!gradient.IsEmpty)
            CheckPadded(gradient);
    }

    /// <summary>The same for a product: direction and product are padded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short, or the stride is.</exception>
    internal void Check<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> direction, ReadOnlySpan<T> product)
    {
        Check(outputs, targets, []);
        CheckPadded(direction);
        CheckPadded(product);
    }

    /// <summary>Throws unless the span holds a padded matrix of this shape; the padding of the last row may be missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is too short, or the stride is.</exception>
    internal void CheckPadded<T>(ReadOnlySpan<T> matrix)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Rows);
        ArgumentOutOfRangeException.ThrowIfNegative(Width);
        ArgumentOutOfRangeException.ThrowIfLessThan(Stride, Width);
        if (Rows > 0)
            ArgumentOutOfRangeException.ThrowIfLessThan(matrix.Length, ((Rows - 1L) * Stride) + Width);
    }
}
