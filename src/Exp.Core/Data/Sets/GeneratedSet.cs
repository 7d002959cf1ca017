using Exp.Engine.Numbers;

namespace Exp.Core.Data.Sets;

/// <summary>
/// A made-up set. Its rows depend on its own options alone, not on the seed of the experiment: every repeat and every
/// experiment with these options has the same points. Classes take turns, so that file order is not sorted by class.
/// </summary>
public abstract record GeneratedSet : DataSource
{
    private const long MaxCells = 100_000_000;

    /// <summary>Makes rows of points.</summary>
    /// <param name="name">Name of the set.</param>
    /// <param name="classes">Class names.</param>
    /// <param name="shape">Rows and numbers per row; the features are called x1, x2, …</param>
    /// <param name="place">Writes the point of a row and returns its class.</param>
    private protected static DataSet Make(string name, string[] classes, (int Rows, int Width) shape, Place place)
    {
        if ((long)shape.Rows * shape.Width > MaxCells)
            throw new DataException($"{name}: {shape.Rows} rows of {shape.Width} numbers are too many; at most {MaxCells} numbers are made");
        if (shape.Rows < classes.Length)
            throw new DataException($"{name}: {shape.Rows} rows are not enough for {classes.Length} classes");
        double[] values = new double[shape.Rows * shape.Width];
        int[] labels = new int[shape.Rows];
        for (int row = 0; row < labels.Length; row++)
            labels[row] = place(row, values.AsSpan(row * shape.Width, shape.Width));
        var set = new DataSet
        {
            Name = name,
            Task = DataTask.Classification,
            FeatureNames = [.. Enumerable.Range(1, shape.Width).Select(i => $"x{i}")],
            Classes = classes,
            Rows = shape.Rows,
            Values = values,
            Labels = labels,
            Digest = "",
            Licence = "generated",
        };
        return set with { Digest = DataDigest.Of(set) };
    }

    /// <summary>The random numbers of a set: by its name and its own seed.</summary>
    private protected static RandomStream Stream(string name, long seed) => new SeedTree(seed, 0).Stream($"data/{name}");

    /// <summary>Adds normal noise to a point; without noise nothing is drawn.</summary>
    private protected static void AddNoise(Span<double> point, double deviation, RandomStream stream)
    {
        if (deviation == 0)
            return;
        foreach (ref double x in point)
            x += deviation * Normal(stream);
    }

    /// <summary>Writes the point of a row and returns its class.</summary>
    private protected delegate int Place(int row, Span<double> point);

    // Marsaglia's polar method; the second number of each pair is let go, so that a draw has no state.
    private static double Normal(RandomStream stream)
    {
        while (true)
        {
            double u = (2 * stream.NextDouble()) - 1, v = (2 * stream.NextDouble()) - 1;
            double s = (u * u) + (v * v);
            if (s is > 0 and < 1)
                return u * Math.Sqrt(-2 * Elementary.Log(s) / s);
        }
    }
}
