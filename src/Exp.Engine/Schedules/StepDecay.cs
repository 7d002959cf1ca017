using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The rate is multiplied by gamma after every so many ticks.</summary>
/// <param name="Size">Ticks between two cuts.</param>
/// <param name="Gamma">Factor of a cut.</param>
/// <param name="Per">What a tick is.</param>
[Entry("step", "multiplies the rate by gamma every size ticks",
    Formula = "lr gamma^floor(tick / size)", Source = "form of torch.optim.lr_scheduler.StepLR")]
public sealed record StepDecay(
    [Option("ticks between two cuts", Min = 1)] int Size = 10,
    [Option("factor of a cut", Min = 0, MinExclusive = true, Max = 1)] double Gamma = 0.1,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks) => lr * Power(Gamma, tick / Size);
}
