using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The rate is multiplied by gamma after every tick, or smoothly over every so many ticks.</summary>
/// <param name="Gamma">Factor per tick.</param>
/// <param name="Per">What a tick is.</param>
/// <param name="Every">Ticks over which the factor counts once; decay_steps in Keras.</param>
[Entry("exponential", "multiplies the rate by gamma every tick",
    Formula = "lr gamma^(tick / every)", Source = "form of torch.optim.lr_scheduler.ExponentialLR (every 1) and keras ExponentialDecay")]
public sealed record Exponential(
    [Option("factor per tick", Min = 0, MinExclusive = true, Max = 1)] double Gamma = 0.95,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch,
    [Option("ticks over which the factor counts once", Min = 1, Later = true)] int Every = 1) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks) =>
        lr * Power(Gamma, tick / Every) * RealPower(Gamma, (double)(tick % Every) / Every);
}
