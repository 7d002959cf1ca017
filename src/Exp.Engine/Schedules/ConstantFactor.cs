using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>A share of the base rate for some ticks, then the base rate.</summary>
/// <param name="Factor">Share of the base rate at the beginning.</param>
/// <param name="Ticks">How long it holds.</param>
/// <param name="Per">What a tick is.</param>
[Entry("constant_factor", "a share of the rate for the first ticks, then the whole",
    Formula = "lr factor where tick < ticks, else lr", Source = "form of torch.optim.lr_scheduler.ConstantLR")]
public sealed record ConstantFactor(
    [Option("share of the rate at the beginning", Min = 0, Max = 1)] double Factor = 1.0 / 3,
    [Option("ticks before the full rate", Min = 1)] int Ticks = 5,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks) => tick < Ticks ? lr * Factor : lr;
}
