using Exp.Core.Results;
using Exp.Core.Results.Tables;

namespace Exp.Core.Analysis;

/// <summary>Groups trials by setting and ranks the settings.</summary>
internal static class SettingSummaries
{
    /// <summary>Best first. A setting with a failed repeat stands behind all without, one without any score last.</summary>
    public static IReadOnlyList<SettingSummary> Of(IReadOnlyList<TrialRow> rows, Objective objective) =>
    [
        .. rows.GroupBy(r => r.Trial.SettingId)
            .Select(setting => Summary([.. setting], objective))
            .OrderBy(s => s.Objective is null ? 2 : s.Failed > 0 ? 1 : 0)
            .ThenBy(s => objective.Larger ? -s.Objective?.Mean : s.Objective?.Mean)
            .Select((s, place) => s with { Rank = place + 1 }),
    ];

    private static SettingSummary Summary(TrialRow[] rows, Objective objective)
    {
        TrialRecord[] ok = [.. rows.Where(r => r.Record.IsOk).Select(r => r.Record)];
        return new SettingSummary
        {
            Rank = 0,
            SettingId = rows[0].Trial.SettingId,
            GroupId = rows[0].Trial.GroupId,
            Axes = rows[0].Trial.Axes,
            Parameters = rows[0].Trial.Network.ParameterCount,
            Trials = rows.Length,
            Ok = ok.Length,
            Status = StatusText.Of(rows.Select(r => r.Record.Status)),
            Objective = Spread.OfAny(ok.Select(objective.Of)),
            Test = Spread.OfAny(ok.Select(objective.TestOf)),
            LossFinal = Spread.OfAny(ok.Select(r => r.Course.LossFinal)),
            Trivial = Spread.OfAny(ok.Select(objective.TrivialOf)),
            TrivialTest = Spread.OfAny(ok.Select(objective.TrivialTestOf)),
        };
    }
}
