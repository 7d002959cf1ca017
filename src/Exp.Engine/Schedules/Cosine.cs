using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Schedules;

/// <summary>The rate falls along half a cosine, without restarts.</summary>
/// <param name="Minimum">Share of the base rate that it falls to. It would be reached one tick after the last.</param>
/// <param name="Per">What a tick is.</param>
/// <param name="Ticks">Length of the fall; null: the whole training.</param>
/// <param name="End">What follows a fall that is shorter than the training.</param>
[Entry("cosine", "falls along half a cosine over the whole training",
    Formula = "lr (minimum + (1 - minimum) (1 + cos(pi tick / ticks)) / 2)",
    Source = "Loshchilov and Hutter, ICLR 2017, equation 5 without restarts; form of torch.optim.lr_scheduler.CosineAnnealingLR")]
public sealed record Cosine(
    [Option("share of the rate that it falls to", Min = 0, Max = 1)] double Minimum = 0,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch,
    [Option("ticks of the fall; none: the whole training", Min = 1, Later = true)] int? Ticks = null,
    [Option("after a fall shorter than the training: hold the minimum (keras) or rise again (torch)", Later = true)] CosineEnd End = CosineEnd.Hold)
    : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks)
    {
        double done = (double)tick / (Ticks ?? ticks);
        if (done > 1 && End == CosineEnd.Hold)
            done = 1;
        return lr * (Minimum + ((1 - Minimum) * (1 + Elementary.Cos(double.Pi * done)) / 2));
    }
}
