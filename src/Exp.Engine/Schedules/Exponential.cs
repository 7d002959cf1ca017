using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The rate is multiplied by gamma after every tick.</summary>
/// <param name="Gamma">Factor per tick.</param>
/// <param name="Per">What a tick is.</param>
[Entry("exponential", "multiplies the rate by gamma every tick",
    Formula = "lr gamma^tick", Source = "form of torch.optim.lr_scheduler.ExponentialLR")]
public sealed record Exponential(
    [Option("factor per tick", Min = 0, MinExclusive = true, Max = 1)] double Gamma = 0.95,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks) => lr * Power(Gamma, tick);
}
