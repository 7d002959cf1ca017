using System.Globalization;
using Exp.Core.Results;
using Exp.Core.Results.Tables;

namespace Exp.Core.Analysis;

/// <summary>Statuses in words and counts.</summary>
internal static class StatusText
{
    /// <summary>"ok" when all are; else each with its count, ok first, then by count: "2 ok, 1 diverged_cap".</summary>
    public static string Of(IEnumerable<string> statuses)
    {
        List<(string Status, int Count)> counts = [.. Ordered(statuses.GroupBy(s => s).Select(g => (g.Key, g.Count())), c => c)];
        return counts is [(TrialStatus.Ok, _)]
            ? TrialStatus.Ok
            : string.Join(", ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Count} {c.Status}")));
    }

    /// <summary>Every status of the rows, with its first trial as the example.</summary>
    public static IReadOnlyList<StatusSummary> Summaries(IReadOnlyList<TrialRow> rows) =>
    [
        .. Ordered(
            rows.GroupBy(r => r.Record.Status).Select(g => new StatusSummary(
                g.Key, g.Count(), g.First().Trial.Id, Setting(g.First()), g.First().Record.WhyText)),
            s => (s.Status, s.Count)),
    ];

    private static IEnumerable<T> Ordered<T>(IEnumerable<T> items, Func<T, (string Status, int Count)> about) => items
        .OrderByDescending(i => about(i).Status == TrialStatus.Ok)
        .ThenByDescending(i => about(i).Count);

    private static string Setting(TrialRow row) => string.Join(
        ", ", row.Trial.Axes.Select(a => $"{a.Key}={a.Text}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"repeat {row.Trial.Seeds.Repeat}")));
}
