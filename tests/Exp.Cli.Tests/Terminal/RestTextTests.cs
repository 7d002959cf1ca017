using Exp.Cli.Commands;
using Exp.Cli.Terminal;
using Exp.Core.Plan;
using Exp.Core.Sweeps;

namespace Exp.Cli.Tests.Terminal;

public class RestTextTests
{
    private static readonly SweepPlan Plan = Planner.Plan(
        Path.Combine(Architecture.SourceFile.Root, "configs", "smoke.yaml"), [], Path.Combine(Architecture.SourceFile.Root, "data"),
        [.. Baselines.BaselineList.All.Select(b => b.About)]);

    private static readonly SweepRequest Request = new()
    {
        Plan = Plan, Folder = "results/my smoke", Jobs = 1, Baselines = [], CommandLine = "exp sweep smoke.yaml --shard 2/3", Clock = TimeProvider.System,
        Shard = new Shard(2, 3),
    };

    private static readonly SweepOutcome Whole = new(12, 4, 8, 0, []), Part = new(12, 3, 1, 0, []);

    [Fact]
    public void Every_way_to_be_incomplete_is_the_approved_text() => Approve.Text("rest", string.Join("\n\n", new[]
    {
        Part with { MissingFits = 2 },
        Part with { Left = 3, OutOfTime = true },
        Part with { Trained = 0, Left = 3, OutOfTime = true },
        Part with { Left = 1, Poisoned = 1 },
        Part with { Left = 4, Poisoned = 1, OutOfTime = true },
        Part with { Left = 2, Crashed = 1 },
    }.Select(Written)));

    [Fact]
    public void Where_nothing_is_missing_nothing_is_said() => Assert.Equal("", Written(Whole));

    [Fact]
    public void A_share_that_is_done_is_fine_and_one_that_is_not_is_not()
    {
        Assert.Equal(ExitCode.Fine, Training.CodeOf(Part));
        Assert.Equal(ExitCode.Refused, Training.CodeOf(Part with { Left = 1 }));
        Assert.Equal(ExitCode.TrialCrashed, Training.CodeOf(Part with { Left = 1, Crashed = 1 }));
    }

    private static string Written(SweepOutcome outcome)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        RestText.Write(outcome, Request, writer);
        return writer.ToString().TrimEnd();
    }
}
