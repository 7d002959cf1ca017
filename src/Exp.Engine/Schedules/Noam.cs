using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>Rises in a straight line to the base rate, then falls as one over the square root of time.</summary>
/// <param name="Ticks">Ticks of the rise. The paper's rate at the peak, d_model^−0.5 · warmup^−0.5, is the base rate here.</param>
/// <param name="Per">What a tick is.</param>
[Entry("noam", "rises in a straight line, then falls as one over the square root of time; lr is the peak",
    Formula = "lr min((tick + 1) / ticks, sqrt(ticks / (tick + 1)))", Source = "Vaswani et al., NeurIPS 2017, equation 3")]
public sealed record Noam(
    [Option("ticks of the rise", Min = 1)] int Ticks = 10,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks) =>
        lr * (tick < Ticks ? (tick + 1.0) / Ticks : Math.Sqrt(Ticks / (tick + 1.0)));
}
