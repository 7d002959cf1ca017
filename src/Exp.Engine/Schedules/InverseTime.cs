using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The rate falls as one over time.</summary>
/// <param name="Decay">How much the divisor grows every <paramref name="Every"/> ticks.</param>
/// <param name="Every">Ticks per unit of time.</param>
/// <param name="Staircase">Only whole units of time count.</param>
/// <param name="Per">What a tick is.</param>
[Entry("inverse_time", "falls as one over time",
    Formula = "lr / (1 + decay tick / every), staircase: floor(tick / every)",
    Source = "Robbins and Monro 1951; form of keras InverseTimeDecay")]
public sealed record InverseTime(
    [Option("growth of the divisor per unit of time", Min = 0)] double Decay = 0.05,
    [Option("ticks per unit of time", Min = 1)] int Every = 1,
    [Option("count whole units of time only")] bool Staircase = false,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks) =>
        lr / (1 + (Decay * (Staircase ? tick / Every : (double)tick / Every)));
}
