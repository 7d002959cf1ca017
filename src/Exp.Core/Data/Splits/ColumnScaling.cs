using System.Numerics;

namespace Exp.Core.Data.Splits;

/// <summary>
/// Scaled = (value − offset) / divisor per column, fitted on training rows only: sums in double, rows in order, nothing
/// but + − × ÷ and √, so the numbers are the same on every machine.
/// </summary>
/// <param name="Offsets">One per column.</param>
/// <param name="Divisors">One per column; 1 for a column that never changes.</param>
/// <param name="Fills">What stands for an empty cell, before scaling.</param>
/// <param name="Constant">Columns without any change over the training rows, when that matters to the scaling.</param>
internal sealed record ColumnScaling(double[] Offsets, double[] Divisors, double[] Fills, IReadOnlyList<int> Constant)
{
    /// <summary>Fits to the training rows.</summary>
    public static ColumnScaling Fit(DataSet set, int[] train, Scaling scaling)
    {
        int width = set.Width;
        if (scaling == Scaling.None && !set.HasMissingCells)
            return new ColumnScaling(new double[width], [.. Enumerable.Repeat(1.0, width)], new double[width], []);
        var fit = new ColumnScaling(new double[width], new double[width], new double[width], []);
        var constant = new List<int>();
        double[] column = new double[train.Length];
        for (int c = 0; c < width; c++)
        {
            Gather(set, train, c, column);
            fit.Fills[c] = Fill(set, c, column);
            ColumnFit one = ColumnFit.Of(column, scaling);
            if (!double.IsFinite(one.Offset) || !double.IsFinite(one.Divisor))
                throw new DataException($"{set.Name}: column '{set.FeatureNames[c]}' holds numbers too large to scale; divide them beforehand, or set scale: none");
            (fit.Offsets[c], fit.Divisors[c]) = (one.Offset, one.Divisor);
            if (one.Constant)
                constant.Add(c);
        }
        return fit with { Constant = constant };
    }

    /// <summary>All rows of a set, scaled.</summary>
    public T[] Apply<T>(DataSet set)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] scaled = new T[(long)set.Rows * set.Width];
        for (int i = 0, c = 0; i < scaled.Length; i++, c = c + 1 == set.Width ? 0 : c + 1)
        {
            double value = set.Bytes is null ? set.Values![i] : set.Bytes[i];
            double filled = double.IsNaN(value) ? Fills[c] : value;
            scaled[i] = T.CreateChecked((filled - Offsets[c]) / Divisors[c]);
            if (!T.IsFinite(scaled[i]))
                throw TooLarge(set, i / set.Width, c, filled);
        }
        return scaled;
    }

    private static DataException TooLarge(DataSet set, int row, int column, double value) => new(
        $"{set.Name}: '{set.FeatureNames[column]}' is {value} in row {row + 1}, too large for the engine's numbers; set scale: standard or precision: float64");

    private static void Gather(DataSet set, int[] rows, int column, double[] to)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            long place = ((long)rows[i] * set.Width) + column;
            to[i] = set.Bytes is null ? set.Values![place] : set.Bytes[place];
        }
    }

    // The mean of the cells that are there; also puts it into the others.
    private static double Fill(DataSet set, int column, double[] cells)
    {
        if (!set.HasMissingCells)
            return 0;
        double[] there = Array.FindAll(cells, v => !double.IsNaN(v));
        if (there.Length == 0)
            throw new DataException($"{set.Name}: column '{set.FeatureNames[column]}' is empty in every training row; remove it, or set missing: drop");
        double mean = ColumnFit.Mean(there);
        for (int i = 0; i < cells.Length; i++)
            cells[i] = double.IsNaN(cells[i]) ? mean : cells[i];
        return mean;
    }
}
