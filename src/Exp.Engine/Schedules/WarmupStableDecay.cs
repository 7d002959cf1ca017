using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>A short rise, a long stretch at the base rate, a straight fall towards zero at the end.</summary>
/// <param name="Ticks">Ticks of the rise; its last is at the base rate already.</param>
/// <param name="Decay">Share of the training, at its end, spent on the fall. Zero would be reached one tick after the last.</param>
/// <param name="Per">What a tick is.</param>
[Entry("warmup_stable_decay", "a short rise, a long stretch at the rate, a straight fall at the end",
    Formula = "lr (tick + 1) / W for tick < W, lr until D = ticks (1 - decay), then lr (ticks - tick) / (ticks - D)",
    Source = "Hu et al., MiniCPM, arXiv:2404.06395, section 4")]
public sealed record WarmupStableDecay(
    [Option("ticks of the rise", Min = 1)] int Ticks = 5,
    [Option("share of the training spent on the fall", Min = 0, Max = 1)] double Decay = 0.2,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks)
    {
        if (tick < Ticks)
            return lr * (tick + 1) / Ticks;
        double fall = Decay * ticks, left = ticks - tick;
        return left < fall ? lr * (left / fall) : lr;
    }
}
