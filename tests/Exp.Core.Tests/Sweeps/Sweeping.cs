using Exp.Core.Analysis;
using Exp.Core.Launch;
using Exp.Core.Plan;
using Exp.Core.Run;
using Exp.Core.Sweeps;

namespace Exp.Core.Tests.Sweeps;

/// <summary>Runs sweeps and looks at what they leave behind.</summary>
internal static class Sweeping
{
    /// <summary>Files that say the same in every run of the same plan.</summary>
    public static readonly string[] Deterministic =
    [
        "trials.csv", "epochs.csv", "classes.csv", "confusion.csv", "baselines.csv", "assertions.csv", "schema.json", "plan.json",
        "config.yaml", "summary.md",
    ];

    public static SweepRequest Request(SweepPlan plan, string folder) => new()
    {
        Plan = plan,
        Folder = folder,
        Jobs = 1,
        Baselines = [],
        CommandLine = "exp sweep little.yaml",
        Clock = TimeProvider.System,
        Summarize = Summarize,
    };

    public static SweepOutcome Run(SweepRequest request, ISweepObserver? observer = null, RunTrial? run = null) =>
        Sweep.Run(request, observer ?? new Listener(), run ?? TrialRunner.Run, CancellationToken.None);

    /// <summary>Names and contents of the deterministic files.</summary>
    public static string Contents(string folder) => string.Join(
        '\n', Deterministic.Select(name => $"== {name}\n{File.ReadAllText(Path.Combine(folder, name))}"));

    /// <summary>What an undisturbed sweep of the plan writes.</summary>
    public static string Undisturbed(SweepPlan plan)
    {
        using var folder = new TempFolder();
        Run(Request(plan, folder.Path));
        return Contents(folder.Path);
    }

    private static string Summarize(SweepSummary summary) => $"best: {summary.Best?.SettingId}\n";
}
