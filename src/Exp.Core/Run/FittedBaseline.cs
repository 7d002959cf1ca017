namespace Exp.Core.Run;

/// <summary>A fitted baseline.</summary>
public abstract class FittedBaseline
{
    /// <summary>
    /// Raw scores [rows.Length × outputs], row-major. Classification: one score per class in class order, the largest
    /// wins (the first of equals). Regression: the prediction in original units.
    /// </summary>
    public abstract double[] Scores(ReadOnlySpan<int> rows);
}
