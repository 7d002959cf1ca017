using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The rate falls along half a cosine again and again, from the base rate each time.</summary>
/// <param name="First">Ticks of the first fall.</param>
/// <param name="Factor">Every fall is that many times as long as the one before.</param>
/// <param name="Minimum">Share of the base rate that a fall heads for; the restart comes one tick before it is reached.</param>
/// <param name="Per">What a tick is.</param>
[Entry("cosine_warm_restarts", "falls along half a cosine again and again",
    Formula = "lr (minimum + (1 - minimum) (1 + cos(pi since / length)) / 2), since the last restart",
    Source = "Loshchilov and Hutter, ICLR 2017, equation 5; form of torch.optim.lr_scheduler.CosineAnnealingWarmRestarts")]
public sealed record CosineWarmRestarts(
    [Option("ticks of the first fall", Min = 1)] int First = 10,
    [Option("length of a fall over that of the one before", Min = 1)] int Factor = 1,
    [Option("share of the rate that it falls to", Min = 0, Max = 1)] double Minimum = 0,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks)
    {
        long length = First, since = tick;
        if (Factor == 1)
            since %= length;
        for (; since >= length; length *= Factor)
            since -= length;
        return new Cosine(Minimum).Rate(lr, since, length);
    }
}
