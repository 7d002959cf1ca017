using System.Globalization;
using Exp.Core.Results.Files;
using Exp.Core.Sweeps;

namespace Exp.Cli.Terminal;

/// <summary>How far a results folder is, for people.</summary>
internal static class StatusText
{
    private const int Named = 10;

    /// <summary>"lr-sweep: 12 of 33 trials done, 2 running, 1 failed, 18 missing".</summary>
    public static string Line(FolderStatus status)
    {
        (int Count, string What)[] others =
        [
            (status.Running.Count, "running"), (status.Failed.Count, "failed"), (status.Poisoned.Count, "given up"), (status.Missing.Count, "missing"),
        ];
        string rest = string.Concat(others.Where(o => o.Count > 0).Select(o => Invariant($", {o.Count} {o.What}")));
        return Invariant($"{status.Plan.Name}: {status.Done} of {status.Plan.Trials.Count} trials done{rest}");
    }

    /// <summary>Everything, at most 80 columns wide where the names allow it.</summary>
    /// <param name="status">The folder.</param>
    /// <param name="cores">Of this machine, for the forecast while nothing runs.</param>
    public static IEnumerable<string> Lines(FolderStatus status, int cores) =>
        Texts(status, cores).SelectMany(text => Words.Wrap(text, 80)).Concat(Command(status));

    // Unbroken, to be copied.
    private static string[] Command(FolderStatus status) => status is { Complete: false, Running.Count: 0, CommandLine: { } command }
        ? [$"go on with: {command}{(status.Poisoned.Count > 0 && !command.Contains(" --retry-failed", StringComparison.Ordinal) ? " --retry-failed" : "")}"]
        : [];

    private static IEnumerable<string> Texts(FolderStatus status, int cores)
    {
        yield return Line(status);
        if (status.Plan.Baselines.Count > 0)
            yield return $"baselines: {Words.Count(status.FitsDone, "fit")} of {Words.Count(status.Plan.Baselines.Count, "baseline")} done";
        if (status.Complete)
        {
            yield return $"complete: every table is in {status.Folder}/";
            yield break;
        }
        if (status.Owner is { } owner)
            yield return Sweeper(owner);
        foreach ((string what, IReadOnlyList<string> names) in Groups(status))
        {
            foreach (string name in names.Take(Named))
                yield return $"{what}: {name}";
            if (names.Count > Named)
                yield return Invariant($"{what}: {names.Count - Named} more");
        }
        if (status.CoreSecondsLeft is > 0 and var seconds)
        {
            int atOnce = status.Running.Count > 0 ? status.Running.Count : cores;
            yield return $"rest: about {Words.Duration(seconds / atOnce)} with {Words.Count(atOnce, "trial")} at a time";
        }
    }

    private static string Sweeper(FolderOwner owner) =>
        owner.IsAlive ? $"sweeping: {owner}"
        : owner.IsElsewhere ? $"sweeping: {owner} (whether it still does cannot be seen from here)"
        : $"not sweeping: {owner}, was killed";

    private static IEnumerable<(string What, IReadOnlyList<string> Names)> Groups(FolderStatus status) =>
    [
        ("running", [.. status.Running.Select(Name)]),
        ("failed", [.. status.Failed.Select(f => $"{Name(f.Trial)}: {f.Why}")]),
        ("given up, never ended", [.. status.Poisoned.Select(Name)]),
    ];

    private static string Name(PlannedTrialText trial) => $"{trial.Id} ({trial.Label})";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
