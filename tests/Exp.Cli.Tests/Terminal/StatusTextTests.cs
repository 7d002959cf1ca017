using Exp.Cli.Terminal;
using Exp.Core.Results.Files;
using Exp.Core.Sweeps;

namespace Exp.Cli.Tests.Terminal;

public class StatusTextTests
{
    private static readonly PlannedTrialText[] Trials =
        [.. Enumerable.Range(0, 33).Select(i => new PlannedTrialText($"{i:x16}", $"optimizer.lr={i + 1}, repeat 0", 1e9))];

    private static readonly FolderStatus UnderWay = new()
    {
        Folder = "results/lr-sweep",
        Plan = new PlanText("lr-sweep", "f", ["majority", "mlnet.lbfgs_maxent"], Trials),
        Done = 10, Running = [], Failed = [(Trials[2], "OutOfMemoryException: no room")], Poisoned = [Trials[3]], Missing = Trials[12..], FitsDone = 3,
        Owner = new FolderOwner(12, "elsewhere", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
        Complete = false, CoreSecondsLeft = 200, CommandLine = "exp sweep configs/lr-sweep.yaml", Notes = [],
    };

    [Fact]
    public void A_folder_under_way_is_the_approved_text() => Approve.Text("status", Written(UnderWay));

    [Fact]
    public void A_finished_folder_says_so() => Assert.Equal(
        "lr-sweep: 33 of 33 trials done\nbaselines: 6 fits of 2 baselines done\ncomplete: every table is in results/lr-sweep/",
        Written(UnderWay with { Done = 33, Failed = [], Poisoned = [], Missing = [], FitsDone = 6, Owner = null, Complete = true }));

    [Fact]
    public void Many_running_trials_are_not_all_named_and_set_the_forecast()
    {
        string text = Written(UnderWay with { Running = Trials[12..], Missing = [] });
        Assert.Contains("running: 11 more", text, StringComparison.Ordinal);
        Assert.Contains("rest: about 10 s with 21 trials at a time", text, StringComparison.Ordinal);
        Assert.DoesNotContain("go on with", text, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_terminal_it_is_redrawn_in_place_and_taken_away_at_the_end()
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var output = new StringWriter { NewLine = "\n" };
        var watch = new StatusWatch(Shell(output, error, live: true), json: false);
        watch.Show(UnderWay);
        watch.Show(UnderWay);
        watch.Clear();
        int lines = Written(UnderWay).Split('\n').Length;
        Assert.Equal(3, error.ToString().Split($"\e[{lines}A\e[J").Length);
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void Without_a_terminal_there_is_a_line_whenever_something_changed()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var watch = new StatusWatch(Shell(output, TextWriter.Null, live: false), json: false);
        watch.Show(UnderWay);
        watch.Show(UnderWay);
        watch.Show(UnderWay with { Done = 11 });
        watch.Clear();
        Assert.Equal(
            "lr-sweep: 10 of 33 trials done, 1 failed, 1 given up, 21 missing\nlr-sweep: 11 of 33 trials done, 1 failed, 1 given up, 21 missing\n",
            output.ToString());
    }

    private static Shell Shell(TextWriter output, TextWriter error, bool live) =>
        new(output, error, new TerminalTraits(live, Color: false), TimeProvider.System, CancellationToken.None);

    private static string Written(FolderStatus status) => string.Join('\n', StatusText.Lines(status, cores: 4));
}
