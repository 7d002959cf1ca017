namespace Exp.Core.Analysis;

/// <summary>Some numbers in four: their mean and how far they lie apart.</summary>
/// <param name="Count">How many numbers.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Deviation">Sample standard deviation (n − 1); null for a single number.</param>
/// <param name="Min">Smallest.</param>
/// <param name="Max">Largest.</param>
public sealed record Spread(int Count, double Mean, double? Deviation, double Min, double Max)
{
    // Numbers no further apart than this share of the largest differ by rounding only, as differences of scores do.
    private const double Rounding = 1e-12;

    /// <summary>Null when there are no numbers. All must be finite.</summary>
    public static Spread? Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            return null;
        double min = values.Min(), max = values.Max();
        // Equal numbers have no deviation, whatever the rounding of their mean says.
        bool equal = max - min <= Rounding * Math.Max(Math.Abs(min), Math.Abs(max));
        double mean = equal ? min : values.Sum() / values.Count;
        double squares = equal ? 0 : values.Sum(v => (v - mean) * (v - mean));
        double? deviation = values.Count > 1 ? Math.Sqrt(squares / (values.Count - 1)) : null;
        return new Spread(values.Count, mean, deviation, min, max);
    }

    /// <summary>Over the numbers that are there; null when none is.</summary>
    public static Spread? OfAny(IEnumerable<double?> values) => Of([.. values.OfType<double>()]);
}
