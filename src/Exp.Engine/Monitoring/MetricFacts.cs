namespace Exp.Engine.Monitoring;

/// <summary>What follows from the choice of a metric.</summary>
public static class MetricFacts
{
    /// <summary>True for accuracies: the higher the better.</summary>
    public static bool HigherIsBetter(this Metric metric) => metric is Metric.TrainAcc or Metric.ValAcc;

    /// <summary>True when there must be validation rows.</summary>
    public static bool NeedsValidation(this Metric metric) => metric is Metric.ValLoss or Metric.ValAcc;

    /// <summary>True when the targets must be classes.</summary>
    public static bool NeedsClasses(this Metric metric) => metric.HigherIsBetter();

    /// <summary>How much better <paramref name="value"/> is than <paramref name="other"/>; negative when worse.</summary>
    public static double Gain(this Metric metric, double value, double other) =>
        metric.HigherIsBetter() ? value - other : other - value;
}
