using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Schedules;

/// <summary>One rise to the base rate and one long fall far below where it began.</summary>
/// <param name="Rise">Share of the training spent on the rise. It ends at tick rise · ticks − 1, which may be a fraction.</param>
/// <param name="Anneal">Half cosines or straight lines.</param>
/// <param name="Div">The rate begins at the base rate over this.</param>
/// <param name="FinalDiv">It ends at its beginning over this.</param>
/// <param name="ThreePhase">First falls back to the beginning, as long as it rose, then on to the end.</param>
/// <param name="Per">What a tick is.</param>
/// <exception cref="ArgumentException">Three phases whose first two are longer than the training.</exception>
[Entry("one_cycle", "one rise to the rate and one long fall far below where it began",
    Formula = "lr / div up to lr at tick rise ticks - 1, then down to lr / (div final_div) at the last tick",
    Source = "Smith and Topin, arXiv:1708.07120; form of torch.optim.lr_scheduler.OneCycleLR, without its momentum")]
public sealed record OneCycle(
    [Option("share of the training spent on the rise", Min = 0, MinExclusive = true, Max = 1)] double Rise = 0.3,
    [Option("half cosines (cos) or straight lines (linear)")] OneCycleAnneal Anneal = OneCycleAnneal.Cos,
    [Option("rate over the rate at the beginning", Min = 1)] double Div = 25,
    [Option("rate at the beginning over the rate at the end", Min = 1)] double FinalDiv = 1e4,
    [Option("fall back to the beginning first, then on to the end")] bool ThreePhase = false,
    [Option("what a tick is: epoch or step")] SchedulePer Per = SchedulePer.Epoch) : Schedule
{
    /// <inheritdoc/>
    public override SchedulePer Per { get; } = Per;

    /// <inheritdoc/>
    public override double Rate(double lr, long tick, long ticks)
    {
        double low = 1 / Div, end = low / FinalDiv, top = (Rise * ticks) - 1, back = (2 * Rise * ticks) - 2;
        return lr * (tick <= top ? Between(low, 1, tick, 0, top)
            : !ThreePhase ? Between(1, end, tick, top, ticks - 1)
            : tick <= back ? Between(1, low, tick, top, back)
            : Between(low, end, tick, back, ticks - 1));
    }

    /// <summary>Three phases or two.</summary>
    public bool ThreePhase { get; } = !ThreePhase || Rise <= 0.5
        ? ThreePhase
        : throw new ArgumentException("rise must be at most 0.5 with three_phase: true, for the fall back is as long");

    private double Between(double from, double to, double tick, double first, double last)
    {
        double done = last > first ? (tick - first) / (last - first) : 1;
        double share = Anneal == OneCycleAnneal.Linear ? done : (1 - Elementary.Cos(double.Pi * done)) / 2;
        return (from * (1 - share)) + (to * share);
    }
}
