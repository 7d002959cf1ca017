using Exp.Core.Launch;
using Exp.Core.Plan;
using Exp.Core.Run;
using Exp.Core.Sweeps;

namespace Exp.Core.Tests.Sweeps;

/// <summary>Trials that would end too late are not begun; the next start goes on.</summary>
public sealed class MaxTimeTests
{
    private static readonly SweepPlan Plan = Plans.Of(Plans.Iris.Replace("1e200", "0.1", StringComparison.Ordinal));
    private readonly HandClock clock = new();

    [Fact]
    public void Before_anything_was_measured_whatever_is_in_time_may_begin()
    {
        var budget = new TimeBudget(TimeSpan.FromSeconds(10), clock);
        Assert.True(budget.Admits(1e30));
        clock.Advance(10);
        Assert.False(budget.Admits(0));
    }

    [Fact]
    public void What_is_forecast_to_end_too_late_is_turned_away_and_what_is_small_is_not()
    {
        var budget = new TimeBudget(TimeSpan.FromSeconds(100), clock);
        budget.Learn(flops: 1e6, seconds: 10);
        clock.Advance(40);
        Assert.True(budget.Admits(4e6));
        Assert.False(budget.TurnedAway);
        Assert.False(budget.Admits(4.1e6));
        Assert.True(budget.TurnedAway);
        Assert.True(budget.Admits(1e6));
    }

    [Fact]
    public void A_sweep_ends_when_its_time_is_over_and_the_next_ones_do_the_rest()
    {
        using var folder = new TempFolder();
        SweepRequest request = Sweeping.Request(Plan, folder.Path) with { MaxTime = TimeSpan.FromSeconds(40), Clock = clock };
        SweepOutcome first = Sweeping.Run(request, run: TenSeconds());
        Assert.Equal((3, 3, 3, true), (first.Trained, first.Missing, first.Left, first.OutOfTime));
        Assert.Null(first.Summary);
        SweepOutcome second = Sweeping.Run(request, run: TenSeconds());
        Assert.Equal((3, 0, false), (second.Trained, second.Missing, second.OutOfTime));
        Assert.Equal(Sweeping.Undisturbed(Plan), Sweeping.Contents(folder.Path));
    }

    [Fact]
    public void A_later_start_forecasts_by_what_earlier_ones_measured()
    {
        using var folder = new TempFolder();
        Sweeping.Run(Sweeping.Request(Plan, folder.Path) with { Shard = new Shard(1, 6), Clock = clock }, run: TenSeconds());
        SweepOutcome outcome = Sweeping.Run(
            Sweeping.Request(Plan, folder.Path) with { MaxTime = TimeSpan.FromSeconds(12), Clock = clock }, run: TenSeconds());
        Assert.Equal((0, 5, true), (outcome.Trained, outcome.Missing, outcome.OutOfTime));
    }

    private RunTrial TenSeconds() => (trial, data, time, stop, threads) =>
    {
        TrialOutcome outcome = TrialRunner.Run(trial, data, time, stop, threads);
        clock.Advance(10);
        return outcome with { Timing = outcome.Timing with { TotalSeconds = 10 } };
    };
}
