using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The rate rises in a straight line, then follows another schedule over the rest of the training.</summary>
/// <param name="Ticks">Ticks until the base rate is reached.</param>
/// <param name="Start">Share of the base rate at tick 0.</param>
/// <param name="Then">What follows; it counts from 0 at the end of the rise, in the unit of this schedule. Null: cosine.</param>
/// <param name="Per">What a tick is.</param>
/// <exception cref="ArgumentException">What follows would count steps where this one counts epochs, or watches a metric.</exception>
[Entry("warmup", "rises to the rate in a straight line, then follows another schedule",
    Formula = "tick < W: lr (start + (1 - start) tick / W), else then(tick - W) of (ticks - W)",
    Source = "Goyal et al., arXiv:1706.02677, section 2.2; form of torch.optim.lr_scheduler.SequentialLR with LinearLR")]
public sealed record Warmup(
    [Option("ticks until the full rate is reached", Min = 1)] int Ticks = 5,
    [Option("share of the rate at the beginning", Min = 0, Max = 1)] double Start = 0,
    [Option("the schedule of the rest; it counts in the unit of this one", Default = "cosine")] Schedule? Then = null,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks) => tick < Ticks
        ? lr * (Start + ((1 - Start) * tick / Ticks))
        : Then!.Rate(lr, tick - Ticks, ticks - Ticks);

    /// <summary>What follows the rise; never null.</summary>
    public Schedule? Then { get; } = Checked(Then ?? new Cosine(), Per);

    private static Schedule Checked(Schedule then, SchedulePer per)
    {
        if (then.Per == SchedulePer.Step && per == SchedulePer.Epoch)
            throw new ArgumentException("then counts steps and the warm-up epochs; set per: step on the warm-up itself");
        return then.Watched is null
            ? then
            : throw new ArgumentException("then must go by the position alone; a schedule that watches a metric cannot follow a warm-up");
    }
}
