using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The rate goes in a straight line from one share of the base rate to another, and stays there.</summary>
/// <param name="Start">Share at tick 0.</param>
/// <param name="End">Share at the end.</param>
/// <param name="Ticks">Ticks until the end is reached; null: the whole training.</param>
/// <param name="Per">What a tick is.</param>
[Entry("linear", "goes in a straight line from one share of the rate to another",
    Formula = "lr (start + (end - start) min(tick, ticks) / ticks)", Source = "form of torch.optim.lr_scheduler.LinearLR")]
public sealed record LinearRate(
    [Option("share of the rate at the beginning", Min = 0, Max = 1)] double Start = 1,
    [Option("share of the rate at the end", Min = 0, Max = 1)] double End = 0,
    [Option("ticks until the end is reached; none: the whole training", Min = 1)] int? Ticks = null,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks) =>
        lr * (Start + ((End - Start) * Math.Min(1, (double)tick / (Ticks ?? ticks))));
}
