namespace Exp.Core.Data.Splits;

/// <summary>Offset and divisor of one column.</summary>
/// <param name="Offset">Subtracted first.</param>
/// <param name="Divisor">Divided by then; never 0.</param>
/// <param name="Constant">True when the column never changes and is therefore scaled to a constant 0.</param>
internal readonly record struct ColumnFit(double Offset, double Divisor, bool Constant)
{
    /// <summary>Fits one column; a column that never changes is only moved to 0, whatever its rounded variance says.</summary>
    public static ColumnFit Of(ReadOnlySpan<double> column, Scaling scaling)
    {
        if (scaling == Scaling.None)
            return new ColumnFit(0, 1, false);
        (double low, double high) = Range(column);
        if (scaling == Scaling.Unit)
        {
            double largest = Math.Abs(low) > Math.Abs(high) ? Math.Abs(low) : Math.Abs(high);
            return new ColumnFit(0, largest > 0 ? largest : 1, largest == 0);
        }
        if (low == high)
            return new ColumnFit(low, 1, true);
        if (scaling == Scaling.Minmax)
            return new ColumnFit(low, high - low, false);
        double mean = Mean(column);
        double deviation = Deviation(column, mean);
        // Squares of tiny deviations can all round to 0; the range then is as good a scale.
        return new ColumnFit(mean, deviation > 0 ? deviation : high - low, false);
    }

    /// <summary>Arithmetic mean, terms added in order.</summary>
    public static double Mean(ReadOnlySpan<double> column)
    {
        double sum = 0;
        foreach (double value in column)
            sum += value;
        return sum / column.Length;
    }

    /// <summary>Population standard deviation about that mean, in two passes.</summary>
    public static double Deviation(ReadOnlySpan<double> column, double mean)
    {
        double sum = 0;
        foreach (double value in column)
            sum += (value - mean) * (value - mean);
        return Math.Sqrt(sum / column.Length);
    }

    private static (double Low, double High) Range(ReadOnlySpan<double> column)
    {
        (double low, double high) = (column[0], column[0]);
        foreach (double value in column)
        {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        return (low, high);
    }
}
