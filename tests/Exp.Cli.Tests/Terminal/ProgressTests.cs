using Exp.Baselines;
using Exp.Cli.Terminal;
using Exp.Core.Plan;
using Exp.Core.Sweeps;

namespace Exp.Cli.Tests.Terminal;

public class ProgressTests
{
    private static readonly SweepPlan Plan = Planner.Plan(
        Path.Combine(Architecture.SourceFile.Root, "configs", "lr-sweep.yaml"), [],
        Path.Combine(Architecture.SourceFile.Root, "data"), [.. BaselineList.All.Select(b => b.About)]);

    [Fact]
    public void The_plan_line_says_what_and_how_long() => Assert.Matches(
        @"^lr-sweep: 33 trials \(11 settings x 3 repeats\), 13002 parameters, forecast about .+ on 2 cores plus 3 baselines$",
        PlanLine.Of(Plan, 2));

    [Fact]
    public void Lines_come_every_few_seconds_and_at_the_end()
    {
        string[] lines = Lines((view, clock) =>
        {
            view.Started(33, 0);
            for (int done = 1; done <= 33; done++)
            {
                clock.Advance(1);
                view.TrialEnded(new TrialProgress(Plan.Trials[done - 1], "ok", "", 0.9, done, 33));
            }
        });
        Assert.Equal(7, lines.Length);
        Assert.Equal("5 of 33 trials, 5.0 s, about 28 s left", lines[0]);
        Assert.Equal("33 of 33 trials, 33 s", lines[^1]);
    }

    [Fact]
    public void Trials_that_are_not_ok_are_named_until_there_are_too_many()
    {
        string[] lines = Lines((view, _) =>
        {
            view.Started(33, 0);
            foreach (Trial trial in Plan.Trials.Take(20))
                view.TrialEnded(new TrialProgress(trial, "diverged_cap", "the loss rose", null, trial.Index + 1, 33));
        });
        Assert.Equal("optimizer.lr=0.001 repeat 0: diverged_cap: the loss rose", lines[0]);
        Assert.Equal("further trials that are not ok: see trials.csv", lines[^1]);
        Assert.Equal(11, lines.Length);
    }

    [Fact]
    public void What_was_done_before_and_baselines_that_fail_are_said()
    {
        string[] lines = Lines((view, _) =>
        {
            view.Started(10, 23);
            view.BaselineEnded("mlnet.light_gbm", 1, "unavailable");
            view.Note("x");
        });
        Assert.Equal(["23 trials done before; 10 to do", "baseline mlnet.light_gbm, repeat 1: unavailable", "note: x"], lines);
    }

    private static string[] Lines(Action<ProgressView, HandClock> act)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var clock = new HandClock();
        var shell = new Shell(TextWriter.Null, error, TerminalTraits.Plain, clock, CancellationToken.None);
        ProgressView view = ProgressView.For(shell, Plan, quiet: false, color: false);
        act(view, clock);
        return error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed class HandClock : TimeProvider
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => seconds;

        public void Advance(long more) => seconds += more;
    }
}
