using Exp.Core.Launch;
using Exp.Core.Plan;
using Exp.Core.Run;
using Exp.Core.Sweeps;

namespace Exp.Core.Tests.Sweeps;

/// <summary>A trial that crashes is recorded, disturbs no other, and can be done again.</summary>
public sealed class CrashTests
{
    private static readonly SweepPlan Plan = Plans.Of(Plans.Iris);

    [Fact]
    public void A_crash_is_recorded_with_type_and_message_and_the_others_finish()
    {
        using var folder = new TempFolder();
        SweepOutcome outcome = Sweeping.Run(Sweeping.Request(Plan, folder.Path), run: CrashAt(2));
        Assert.Equal((6, 1), (outcome.Trained, outcome.Crashed));
        string row = File.ReadAllLines(folder.In("trials.csv"))[3];
        Assert.Contains(",crashed,0,InvalidOperationException: out of luck and on two lines,", row, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", row, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crash_never_wins_and_is_counted_beside_the_mean()
    {
        using var folder = new TempFolder();
        SweepOutcome outcome = Sweeping.Run(Sweeping.Request(Plan, folder.Path), run: CrashAt(2));
        var crashed = outcome.Summary!.Settings.Single(s => s.SettingId == Plan.Trials[2].SettingId);
        Assert.Equal((2, 1, "1 ok, 1 crashed"), (crashed.Trials, crashed.Ok, crashed.Status));
        Assert.NotEqual(crashed.SettingId, outcome.Summary.Best!.SettingId);
    }

    [Fact]
    public void A_crash_is_kept_until_it_is_asked_for_again_and_then_leaves_no_trace()
    {
        using var folder = new TempFolder();
        Sweeping.Run(Sweeping.Request(Plan, folder.Path), run: CrashAt(2));
        SweepOutcome kept = Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        Assert.Equal((0, 1), (kept.Trained, kept.Crashed));
        SweepOutcome retried = Sweeping.Run(Sweeping.Request(Plan, folder.Path) with { RetryFailed = true });
        Assert.Equal((1, 0), (retried.Trained, retried.Crashed));
        Assert.Equal(Sweeping.Undisturbed(Plan), Sweeping.Contents(folder.Path));
    }

    [Fact]
    public void Stop_on_error_begins_no_trial_after_the_crash_and_writes_no_table()
    {
        using var folder = new TempFolder();
        SweepOutcome outcome = Sweeping.Run(Sweeping.Request(Plan, folder.Path) with { StopOnError = true }, run: CrashAt(2));
        Assert.Equal((3, 1, 3), (outcome.Trained, outcome.Crashed, outcome.Missing));
        Assert.Null(outcome.Summary);
        Assert.False(File.Exists(folder.In("trials.csv")));
    }

    [Fact]
    public void A_cancellation_that_nobody_asked_for_is_a_crash()
    {
        using var folder = new TempFolder();
        SweepOutcome outcome = Sweeping.Run(
            Sweeping.Request(Plan, folder.Path), run: (_, _, _, _, _) => throw new OperationCanceledException("a library's own"));
        Assert.Equal(6, outcome.Crashed);
        Assert.Null(outcome.Summary!.Best);
    }

    private static RunTrial CrashAt(int index) => (trial, data, clock, cancellation, threads) => trial.Index == index
        ? throw new InvalidOperationException("out of luck\nand on two lines")
        : TrialRunner.Run(trial, data, clock, cancellation, threads);
}
