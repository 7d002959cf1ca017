using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The rate rises in a straight line to the base rate and stays there.</summary>
/// <param name="Ticks">Ticks until the base rate is reached.</param>
/// <param name="Start">Share of the base rate at tick 0.</param>
/// <param name="Per">What a tick is.</param>
[Entry("linear_warmup", "rises to the rate in a straight line, then stays there",
    Formula = "lr (start + (1 - start) min(tick, ticks) / ticks)",
    Source = "Goyal et al., arXiv:1706.02677, section 2.2; form of torch.optim.lr_scheduler.LinearLR")]
public sealed record LinearWarmup(
    [Option("ticks until the full rate is reached", Min = 1)] int Ticks = 5,
    [Option("share of the rate at the beginning", Min = 0, Max = 1)] double Start = 0.1,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks) =>
        tick >= Ticks ? lr : lr * (Start + ((1 - Start) * tick / Ticks));
}
