using Exp.Engine.Catalog;

namespace Exp.Engine.Schedules;

/// <summary>The rate goes up and down in straight lines between a share of the base rate and the base rate itself.</summary>
/// <param name="Low">Share of the base rate at the bottom; PyTorch calls the bottom base_lr and the peak max_lr.</param>
/// <param name="Up">Ticks of a rise.</param>
/// <param name="Down">Ticks of a fall; null: as many as of a rise.</param>
/// <param name="Mode">How the peaks change.</param>
/// <param name="Gamma">Factor per tick, for exp_range alone.</param>
/// <param name="Per">What a tick is.</param>
[Entry("cyclic", "goes up and down in straight lines; lr is the peak",
    Formula = "lr (low + (1 - low) triangle(tick) scale), scale 1 | 0.5^cycle | gamma^tick",
    Source = "Smith, WACV 2017; form of torch.optim.lr_scheduler.CyclicLR, without its momentum")]
public sealed record Cyclic(
    [Option("share of the rate at the bottom", Min = 0, Max = 1)] double Low = 0.1,
    [Option("ticks of a rise", Min = 1)] int Up = 10,
    [Option("ticks of a fall; none: as many as of a rise", Min = 1)] int? Down = null,
    [Option("what becomes of the peaks: they stay, halve every cycle, or fall by gamma every tick")] CyclicMode Mode = CyclicMode.Triangular,
    [Option("factor per tick, for exp_range", Min = 0, MinExclusive = true, Max = 1)] double Gamma = 0.99,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks)
    {
        int down = Down ?? Up;
        long cycle = tick / ((long)Up + down), since = tick % ((long)Up + down);
        double height = since <= Up ? (double)since / Up : (double)(Up + (long)down - since) / down;
        double scale = Mode switch
        {
            CyclicMode.Triangular2 => Power(0.5, cycle),
            CyclicMode.ExpRange => Power(Gamma, tick),
            _ => 1,
        };
        return lr * (Low + ((1 - Low) * height * scale));
    }
}
