using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The rate is multiplied by gamma at every milestone.</summary>
/// <param name="Milestones">Ticks from which a cut counts, in any order; null: half and three quarters of the training.</param>
/// <param name="Gamma">Factor of a cut.</param>
/// <param name="Per">What a tick is.</param>
[Entry("multi_step", "multiplies the rate by gamma at every milestone",
    Formula = "lr gamma^(number of milestones <= tick)",
    Source = "form of torch.optim.lr_scheduler.MultiStepLR; half and three quarters: He, Zhang, Ren and Sun, CVPR 2016, section 4.2")]
public sealed record MultiStep(
    [Option("ticks from which a cut counts; none: half and three quarters of the training", Min = 0)] IReadOnlyList<int>? Milestones = null,
    [Option("factor of a cut", Min = 0, MinExclusive = true, Max = 1)] double Gamma = 0.1,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks)
    {
        long cuts = Milestones is null
            ? (tick >= ticks / 2.0 ? 1 : 0) + (tick >= ticks * 0.75 ? 1 : 0)
            : Milestones.Count(m => m <= tick);
        return lr * Power(Gamma, cuts);
    }
}
