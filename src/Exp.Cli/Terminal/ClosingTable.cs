using System.Globalization;
using Exp.Core.Analysis;
using Exp.Core.Plan;

namespace Exp.Cli.Terminal;

/// <summary>The end of a sweep for people: settings best first with spread and failures, baselines, counts.</summary>
internal static class ClosingTable
{
    /// <summary>Settings beyond this are left to trials.csv.</summary>
    private const int ShownSettings = 20;

    public static void Write(SweepSummary summary, TextWriter writer)
    {
        writer.WriteLine();
        Settings(summary).WriteTo(writer);
        if (summary.Settings.Count > ShownSettings)
            writer.WriteLine(Invariant($"... and {summary.Settings.Count - ShownSettings} more settings in trials.csv"));
        if (summary.Baselines.Count > 0)
        {
            writer.WriteLine();
            Baselines(summary).WriteTo(writer);
            foreach (BaselineSummary baseline in summary.Baselines.Where(b => b.Why.Length > 0))
                writer.WriteLine($"{baseline.Name}: {baseline.Why}");
        }
        writer.WriteLine();
        foreach (string line in Counts(summary).SelectMany(text => Words.Wrap(text, 80)))
            writer.WriteLine(line);
    }

    /// <summary>The fullest form that fits: train loss goes first, then the test score, then all axes share one column with the status gone.</summary>
    private static TextTable Settings(SweepSummary summary)
    {
        bool test = summary.Settings.Any(s => s.Test is not null), loss = !Same(summary.Objective.Column, "loss_final");
        string[] axes = ShortNames(summary.AxisKeys);
        TextTable[] forms =
        [
            Settings(summary, axes, test, loss, status: true), Settings(summary, axes, test, loss: false, status: true),
            Settings(summary, axes, test: false, loss: false, status: true),
            Settings(summary, ["setting"], test: false, loss: false, status: false),
        ];
        return forms.FirstOrDefault(f => f.NaturalWidth <= 80) ?? forms[^1];
    }

    private static TextTable Settings(SweepSummary summary, string[] axes, bool test, bool loss, bool status)
    {
        var table = new TextTable(
        [
            .. axes, $">{summary.Objective.Label}", .. test ? [">test"] : NoCells, .. loss ? [">train loss"] : NoCells,
            ">ok", .. status ? ["status"] : NoCells,
        ]);
        foreach (SettingSummary setting in summary.Settings.Take(ShownSettings))
        {
            string[] values = [.. summary.AxisKeys.Select(key => ValueOf(setting, key))];
            table.Add(
            [
                .. values.Length == axes.Length ? values : [string.Join(' ', values.DefaultIfEmpty("-"))],
                Text(setting.Objective), .. test ? [Words.Score(setting.Test?.Mean)] : NoCells,
                .. loss ? [Words.Score(setting.LossFinal?.Mean)] : NoCells,
                Invariant($"{setting.Ok}/{setting.Trials}"),
                .. status ? [setting.Failed == 0 ? "ok" : FailuresOnly(setting.Status)] : NoCells,
            ]);
        }
        return table;
    }

    private static TextTable Baselines(SweepSummary summary)
    {
        bool test = summary.Baselines.Any(b => b.Test is not null);
        bool many = summary.Baselines.Select(b => b.DataId).Distinct(StringComparer.Ordinal).Count() > 1;
        var table = new TextTable(
        [
            "baseline", .. many ? ["data"] : NoCells, $">{summary.Objective.Label}", .. test ? [">test"] : NoCells,
            ">net - baseline", ">ok",
        ]);
        foreach (BaselineSummary baseline in summary.Baselines)
        {
            table.Add(
            [
                baseline.Name, .. many ? [baseline.Dataset] : NoCells, Text(baseline.Objective),
                .. test ? [Words.Score(baseline.Test?.Mean)] : NoCells, Text(baseline.Difference, sign: true),
                Invariant($"{baseline.Ok}/{baseline.Fits}"),
            ]);
        }
        return table;
    }

    private static IEnumerable<string> Counts(SweepSummary summary)
    {
        if (summary.Best is { } best)
        {
            string test = best.Test is null ? "" : $", test {Text(best.Test)}";
            string trivial = best.Trivial is { } t ? $"; the trivial predictor has {Words.Score(t.Mean)}" : "";
            yield return $"best: {Name(best)}: {summary.Objective.Label} {Text(best.Objective)}{test}{trivial}";
        }
        else
        {
            yield return "best: none; no trial ended ok";
        }
        int ok = summary.Statuses.Where(s => Same(s.Status, "ok")).Sum(s => s.Count);
        string others = string.Join(", ", summary.Statuses.Where(s => !Same(s.Status, "ok")).Select(s => Invariant($"{s.Count} {s.Status}")));
        yield return Invariant($"trials: {ok} ok{(others.Length > 0 ? ", " : "")}{others}");
    }

    /// <summary>The last part of each key where that is unambiguous: lr instead of optimizer.lr.</summary>
    private static string[] ShortNames(IReadOnlyList<string> keys) => keys.Count == 0
        ? ["setting"]
        : [.. keys.Select(key => keys.Count(k => Same(Last(k), Last(key))) == 1 ? Last(key) : key)];

    private static string Last(string key) => key[(key.LastIndexOf('.') + 1)..];

    private static string ValueOf(SettingSummary setting, string key) =>
        setting.Axes.FirstOrDefault(a => Same(a.Key, key)) is { } axis ? Words.Brief(axis.Text) : "-";

    private static string Name(SettingSummary setting) => setting.Axes.Count == 0
        ? "the only setting"
        : string.Join(' ', setting.Axes.Select((AxisValue a) => $"{a.Key}={a.Text}"));

    // "2 ok, 1 diverged_cap": the column before says how many are ok.
    private static string FailuresOnly(string status) =>
        string.Join(", ", status.Split(", ").Where(s => !s.EndsWith(" ok", StringComparison.Ordinal)));

    private static string Text(Spread? spread, bool sign = false)
    {
        if (spread is null)
            return "-";
        return (sign && spread.Mean >= 0 ? "+" : "") + Words.Score(spread.Mean, spread.Deviation);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);

    private static string[] NoCells => [];
}
