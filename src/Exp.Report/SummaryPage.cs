using System.Text;
using Exp.Core.Analysis;
using Exp.Core.Plan;
using static Exp.Report.Markdown;

namespace Exp.Report;

/// <summary>summary.md: what was asked, what came out, what failed and why, on one page. The same bytes every time.</summary>
public static class SummaryPage
{
    // A page is for reading; trials.csv holds the rest.
    private const int SettingsShown = 60;

    /// <summary>The text of the page.</summary>
    public static string Render(SweepSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var page = new StringBuilder();
        page.Append($"# {Escape(summary.Name)}\n\n");
        if (summary.Description.Length > 0)
            page.Append($"{Escape(summary.Description)}\n\n");
        page.Append($"{Asked(summary)}\n\n");
        page.Append($"## Best setting\n\n{Best(summary)}\n\n");
        if (summary.Assertions.Count > 0)
            page.Append($"## Expectations\n\n{Expectations(summary)}\n");
        page.Append($"## Settings\n\n{Settings(summary)}\n");
        if (summary.Statuses.Any(IsFailure))
            page.Append($"## What failed and why\n\n{Failures(summary)}\n");
        if (summary.Baselines.Count > 0)
            page.Append($"## Baselines\n\n{Baselines(summary)}\n");
        page.Append($"## Files\n\n{Files(summary)}\n");
        page.Append($"## How to reproduce\n\n{Reproduce(summary)}");
        return page.ToString();
    }

    private static bool IsFailure(StatusSummary status) => status.Status != "ok";

    private static string Asked(SweepSummary summary)
    {
        string swept = summary.AxisKeys.Count == 0 ? "nothing swept" : "swept: " + string.Join(", ", summary.AxisKeys);
        int failed = summary.Statuses.Where(IsFailure).Sum(s => s.Count);
        return Escape($"{Count(summary.Trials, "trial")}: {Count(summary.Settings.Count, "setting")}, {Count(summary.Repeats, "repeat")} each; {swept}. {Count(summary.Trials - failed)} ended ok, {Count(failed)} failed.")
            + (summary.Selection.Length == 0 ? "" : "\n" + Escape($"Selected: {summary.Selection}."))
            + "\n" + Escape($"Ranked by {summary.Objective.Label} at the end of training, {(summary.Objective.Larger ? "larger" : "smaller")} is better. Means (± sample standard deviation) are over the repeats that ended ok; settings with a failed repeat stand behind those without.");
    }

    private static string Best(SweepSummary summary)
    {
        if (summary.Best is not { } best)
            return "None: no trial ended with a score.";
        var text = new StringBuilder();
        text.Append(Escape($"{Setting(best)}: {summary.Objective.Label} {Spread(best.Objective)}"));
        if (best.Test is not null)
            text.Append(Escape($", on the test rows {Spread(best.Test)}"));
        text.Append(Escape($" ({Count(best.Ok)} of {Count(best.Trials, "repeat")} ok, {Count(best.Parameters, "parameter")})."));
        if (best.Trivial is not null)
            text.Append('\n').Append(Escape($"A predictor that ignores the inputs scores {Number(best.Trivial.Mean)}{(best.TrivialTest is null ? "" : $", on the test rows {Number(best.TrivialTest.Mean)}")}."));
        if (best.Failed > 0)
            text.Append('\n').Append(Escape($"Beware: {Count(best.Failed, "repeat")} of it failed, and no setting had none."));
        return text.ToString();
    }

    private static string Expectations(SweepSummary summary) => Table(
        ["holds", "expected", "observed"],
        summary.Assertions.Select(a => (IReadOnlyList<string>)[a.Passed ? "yes" : "NO", a.Name, a.Observed]));

    private static string Setting(SettingSummary setting) =>
        setting.Axes.Count == 0 ? "the only setting" : string.Join(", ", setting.Axes.Select(a => $"{a.Key} = {a.Text}"));

    private static string Settings(SweepSummary summary)
    {
        bool test = summary.Settings.Any(s => s.Test is not null);
        string[] header = ["rank", .. summary.AxisKeys, summary.Objective.Label, "smallest", "largest", .. Test("test"), "final training loss", "ok", "failed", "status"];
        string table = Table(header, summary.Settings.Take(SettingsShown).Select(s => (IReadOnlyList<string>)
        [
            Count(s.Rank), .. summary.AxisKeys.Select(key => s.Axes.FirstOrDefault(a => a.Key == key)?.Text ?? ""),
            Spread(s.Objective), Number(s.Objective?.Min), Number(s.Objective?.Max), .. Test(Spread(s.Test)),
            Spread(s.LossFinal), Count(s.Ok), Count(s.Failed), s.Status,
        ]));
        int more = summary.Settings.Count - SettingsShown;
        return more > 0 ? $"{table}\n… and {Count(more)} more in trials.csv.\n" : table;
        string[] Test(string cell) => test ? [cell] : [];
    }

    private static string Failures(SweepSummary summary) => Table(
        ["status", "trials", "for example", "why"],
        summary.Statuses.Where(IsFailure).Select(s => (IReadOnlyList<string>)
            [s.Status, Count(s.Count), $"{s.TrialId} ({s.Setting})", s.Why]));

    private static string Baselines(SweepSummary summary)
    {
        bool several = summary.Baselines.Select(b => b.DataId).Distinct().Count() > 1;
        bool test = summary.Objective.TestColumn.Length > 0;
        string label = summary.Objective.Label;
        string[] header = [.. Data("data"), "baseline", label, .. Test("test"), "network − baseline", .. Test("the same on the test rows"), "fits ok", "status"];
        string table = Table(header, summary.Baselines.Select(b => (IReadOnlyList<string>)
        [
            .. Data($"{b.Dataset} {b.DataId}"), b.Name, Spread(b.Objective), .. Test(Spread(b.Test)), Difference(b.Difference),
            .. Test(Difference(b.TestDifference)), $"{Count(b.Ok)} of {Count(b.Fits)}", b.Why.Length == 0 ? b.Status : $"{b.Status}: {b.Why}",
        ]));
        return table + "\n" + Escape($"Same rows, splits, scaling and scoring. The differences are in {label}, of the best setting on the same data, repeat by repeat; {(summary.Objective.Larger ? "above 0 the network is better" : "below 0 the network is better")}.")
            + (test ? "\nThe setting was chosen by the first difference's rows, so that one flatters it; the one on the test rows does not.\n" : "\n");
        string[] Data(string cell) => several ? [cell] : [];
        string[] Test(string cell) => test ? [cell] : [];
    }

    private static string Files(SweepSummary summary)
    {
        (string Name, string About)[] files =
        [
            ("trials.csv", "every trial: settings, status, why, final scores"),
            ("epochs.csv", "losses and scores after every epoch, from before training on"),
            ("classes.csv", "recall, precision and F1 of every class"), ("confusion.csv", "true against predicted class"),
            ("baselines.csv", "every baseline fit, scored alike"), ("assertions.csv", "every expectation with the values that were compared"), ("timings.csv", "what the clock said"),
            ("schema.json", "type, unit and meaning of every column"), ("plan.json", "every trial in full"),
            ("config.yaml", "the config as it was resolved"), ("manifest.json", "versions, digests, command line"),
        ];
        return string.Concat(files
            .Where(f => f.Name != "baselines.csv" || summary.Baselines.Count > 0)
            .Where(f => f.Name != "assertions.csv" || summary.Assertions.Count > 0)
            .Select(f => $"- {f.Name}: {f.About}\n"));
    }

    private static string Reproduce(SweepSummary summary)
    {
        IEnumerable<string> words = summary.Overrides.Prepend(summary.ConfigPath).Select(ShellWord.Quote);
        return $"    exp sweep {string.Join(' ', words)}\n\n"
            + "The same config gives the same bytes, timings and baselines' last digits aside.\n";
    }
}
