using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The rate falls as a power of what was seen so far.</summary>
/// <param name="Exponent">Of the count in the divisor.</param>
/// <param name="Samples">What one tick counts; scikit-learn's networks count the training rows of an epoch.</param>
/// <param name="Per">What a tick is.</param>
[Entry("invscaling", "falls as a power of the number of ticks or samples",
    Formula = "lr / (1 + tick samples)^exponent",
    Source = "form of scikit-learn: MLPClassifier with samples = training rows and exponent 0.5, SGDClassifier with exponent 0.25 and every row a step")]
public sealed record InverseScaling(
    [Option("exponent of the count; power_t in scikit-learn", Min = 0)] double Exponent = 0.5,
    [Option("what one tick counts: training rows per epoch for scikit-learn's networks", Min = 1)] int Samples = 1,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks) =>
        lr * RealPower(((double)tick * Samples) + 1, -Exponent);
}
