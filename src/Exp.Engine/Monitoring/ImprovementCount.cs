namespace Exp.Engine.Monitoring;

/// <summary>
/// Counts the epochs in a row whose metric was not better than the best so far by a tolerance. The best follows every
/// improvement, however small, as in scikit-learn.
/// </summary>
/// <param name="metric">Which way is better.</param>
/// <param name="tolerance">At least 0; with 0 an epoch equal to the best is no bad one.</param>
internal sealed class ImprovementCount(Metric metric, double tolerance)
{
    private double best = metric.HigherIsBetter() ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Bad epochs in a row.</summary>
    public int Bad { get; private set; }

    /// <summary>The best value so far.</summary>
    public double Best => best;

    /// <summary>Takes the value of an epoch; returns <see cref="Bad"/>.</summary>
    public int See(double value)
    {
        // Written so that what is no number is bad.
        bool bad = metric.HigherIsBetter() ? !(value >= best + tolerance) : !(value <= best - tolerance);
        Bad = bad ? Bad + 1 : 0;
        if (metric.Gain(value, best) > 0)
            best = value;
        return Bad;
    }

    /// <summary>Starts to count again.</summary>
    public void Forgive() => Bad = 0;
}
