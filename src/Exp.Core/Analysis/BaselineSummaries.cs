using Exp.Core.Results.Tables;
using Exp.Engine.Numbers;

namespace Exp.Core.Analysis;

/// <summary>Sets every baseline beside the best setting on the same data.</summary>
internal static class BaselineSummaries
{
    public static IReadOnlyList<BaselineSummary> Of(
        SweepTables tables, Objective objective, IReadOnlyList<SettingSummary> settings) =>
    [
        .. tables.Baselines.GroupBy(b => (b.Key.Name, b.Key.DataId))
            .Select(fits => Summary([.. fits], objective, Best(tables.Trials, settings, fits.Key.DataId))),
    ];

    private static BaselineSummary Summary(BaselineRow[] fits, Objective objective, IReadOnlyDictionary<SeedTree, TrialRow> network)
    {
        BaselineRow[] ok = [.. fits.Where(f => f.Record.IsOk)];
        return new BaselineSummary
        {
            Name = fits[0].Key.Name,
            Dataset = fits[0].Dataset,
            DataId = fits[0].Key.DataId,
            Fits = fits.Length,
            Ok = ok.Length,
            Status = StatusText.Of(fits.Select(f => f.Record.Status)),
            Why = fits.FirstOrDefault(f => !f.Record.IsOk)?.Record.WhyText ?? "",
            Objective = Spread.OfAny(ok.Select(f => objective.Of(f.Record))),
            Test = Spread.OfAny(ok.Select(f => objective.TestOf(f.Record))),
            Difference = Spread.OfAny(ok.Select(f => Pair(network, f) is { } trial ? objective.Of(trial.Record) - objective.Of(f.Record) : null)),
            TestDifference = Spread.OfAny(ok.Select(f => Pair(network, f) is { } trial ? objective.TestOf(trial.Record) - objective.TestOf(f.Record) : null)),
        };
    }

    private static TrialRow? Pair(IReadOnlyDictionary<SeedTree, TrialRow> network, BaselineRow fit) =>
        network.GetValueOrDefault(fit.Key.Seeds);

    /// <summary>The ok trials of the best setting on that data, by repeat.</summary>
    private static Dictionary<SeedTree, TrialRow> Best(
        IReadOnlyList<TrialRow> trials, IReadOnlyList<SettingSummary> settings, string dataId)
    {
        TrialRow[] same = [.. trials.Where(t => t.DataId == dataId)];
        HashSet<string> there = [.. same.Select(t => t.Trial.SettingId)];
        string? best = settings.FirstOrDefault(s => s.Ok > 0 && there.Contains(s.SettingId))?.SettingId;
        return same.Where(t => t.Trial.SettingId == best && t.Record.IsOk).ToDictionary(t => t.Trial.Seeds);
    }
}
