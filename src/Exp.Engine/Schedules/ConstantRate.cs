using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The base rate all the time.</summary>
[Entry("constant", "the learning rate stays as it is", Formula = "lr")]
public sealed record ConstantRate : Schedule
{
    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks) => lr;
}
