using Exp.Core.Analysis;
using Exp.Core.Plan;
using Exp.Core.Run;
using Exp.Core.Sweeps;
using Exp.Core.Tests.Run;

namespace Exp.Core.Tests.Sweeps;

/// <summary>Baselines beside the networks of a sweep.</summary>
public sealed class BaselineSweepTests
{
    private readonly FakeBaseline first = new("fake.first");
    private readonly FakeBaseline broken = new("fake.broken", new InvalidOperationException("boom"));
    private readonly FakeBaseline missing = new("fake.missing", new BaselineUnavailableException("libfake.so is missing"));

    [Fact]
    public void Every_baseline_is_fitted_once_for_every_repeat()
    {
        using var folder = new TempFolder();
        var listener = new Listener();
        Run(folder, listener, first);
        Assert.Equal(2, first.Fits);
        Assert.Equal(["fake.first 0 ok", "fake.first 1 ok"], listener.Baselines.Order());
        Assert.Equal(3, File.ReadAllLines(folder.In("baselines.csv")).Length);
    }

    [Fact]
    public void A_baseline_that_cannot_run_or_crashes_leaves_the_sweep_whole()
    {
        using var folder = new TempFolder();
        SweepOutcome outcome = Run(folder, new Listener(), first, broken, missing);
        Assert.Equal(0, outcome.Crashed);
        Assert.Equal(["ok", "2 crashed", "2 unavailable"], outcome.Summary!.Baselines.Select(b => b.Status));
        Assert.Equal(["", "InvalidOperationException: boom", "libfake.so is missing"], outcome.Summary.Baselines.Select(b => b.Why));
    }

    [Fact]
    public void A_second_start_does_not_fit_again_unless_failures_are_to_be_retried()
    {
        using var folder = new TempFolder();
        Run(folder, new Listener(), first, broken);
        Run(folder, new Listener(), first, broken);
        Assert.Equal((2, 2), (first.Fits, broken.Fits));
        SweepPlan plan = Plan(first, broken);
        Sweeping.Run(Sweeping.Request(plan, folder.Path) with { Baselines = [first, broken], RetryFailed = true });
        Assert.Equal((2, 4), (first.Fits, broken.Fits));
    }

    [Fact]
    public void A_baseline_added_later_is_fitted_and_no_trial_is_trained_again()
    {
        using var folder = new TempFolder();
        Run(folder, new Listener());
        SweepOutcome outcome = Run(folder, new Listener(), first);
        Assert.Equal((0, 2), (outcome.Trained, first.Fits));
        Assert.Equal("fake.first", outcome.Summary!.Baselines.Single().Name);
    }

    [Fact]
    public void The_difference_pairs_the_best_network_with_the_baseline_repeat_by_repeat()
    {
        using var folder = new TempFolder();
        SweepOutcome outcome = Run(folder, new Listener(), first);
        BaselineSummary baseline = outcome.Summary!.Baselines.Single();
        SettingSummary best = outcome.Summary.Best!;
        Assert.Equal(2, baseline.Difference!.Count);
        Assert.Equal(best.Objective!.Mean - baseline.Objective!.Mean, baseline.Difference.Mean, 12);
        Assert.Equal(best.Test!.Mean - baseline.Test!.Mean, baseline.TestDifference!.Mean, 12);
    }

    private static SweepPlan Plan(params Baseline[] baselines) => Plans.Of(
        Plans.Iris + "\nbaselines: [" + string.Join(", ", baselines.Select(b => b.About.Name)) + "]\n", baselines);

    private static SweepOutcome Run(TempFolder folder, Listener listener, params Baseline[] baselines) => Sweeping.Run(
        Sweeping.Request(baselines.Length == 0 ? Plans.Of(Plans.Iris) : Plan(baselines), folder.Path) with { Baselines = baselines, Jobs = 2 }, listener);
}
