using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The rate falls along a power of the time that is left, and stays at its end.</summary>
/// <param name="Exponent">Of the share of time left; 1 is a straight line.</param>
/// <param name="End">Share of the base rate that it falls to.</param>
/// <param name="Ticks">How long it falls; null: the whole training.</param>
/// <param name="Per">What a tick is.</param>
[Entry("polynomial", "falls along a power of the time that is left",
    Formula = "lr (end + (1 - end) (1 - min(tick, ticks) / ticks)^exponent)",
    Source = "form of torch.optim.lr_scheduler.PolynomialLR (end 0) and keras PolynomialDecay")]
public sealed record Polynomial(
    [Option("exponent of the share of time left", Min = 0, MinExclusive = true)] double Exponent = 1,
    [Option("share of the rate that it falls to", Min = 0, Max = 1)] double End = 0,
    [Option("ticks of the fall; none: the whole training", Min = 1)] int? Ticks = null,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks)
    {
        double left = 1 - (Math.Min(1, (double)tick / (Ticks ?? ticks)));
        return lr * (End + ((1 - End) * (Exponent == 1 ? left : RealPower(left, Exponent))));
    }
}
