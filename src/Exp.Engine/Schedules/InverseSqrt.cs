using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The base rate for some ticks, then one over the square root of time.</summary>
/// <param name="Hold">Ticks at the base rate.</param>
/// <param name="Per">What a tick is.</param>
[Entry("inverse_sqrt", "holds the rate, then falls as one over the square root of time",
    Formula = "lr sqrt(hold / max(tick + 1, hold))", Source = "Raffel et al., JMLR 21, 2020, section 3.1.2")]
public sealed record InverseSqrt(
    [Option("ticks at the full rate", Min = 1)] int Hold = 10,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks) => lr * Math.Sqrt((double)Hold / Math.Max(tick + 1, Hold));
}
