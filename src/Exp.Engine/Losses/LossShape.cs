namespace Exp.Engine.Losses;

/// <summary>The shape of an output matrix.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Width">Real columns.</param>
/// <param name="Stride">Elements from one row to the next, at least Width.</param>
public readonly record struct LossShape(int Rows, int Width, int Stride)
{
    /// <summary>Throws unless the spans hold matrices of this shape: padded outputs and gradient, packed targets.</summary>
    /// <exception cref="ArgumentException">A span is too short, or the stride is.</exception>
    internal void Check<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> gradient)
    {
        Check(outputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(targets.Length, Rows * Width);
        if (!gradient.IsEmpty)
            ArgumentOutOfRangeException.ThrowIfLessThan(gradient.Length, PaddedLength);
    }

    /// <summary>The same for outputs alone.</summary>
    internal void Check<T>(ReadOnlySpan<T> outputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Stride, Width);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs.Length, PaddedLength);
    }

    /// <summary>Elements from the first to the last real one.</summary>
    internal int PaddedLength => Rows == 0 ? 0 : ((Rows - 1) * Stride) + Width;
}
