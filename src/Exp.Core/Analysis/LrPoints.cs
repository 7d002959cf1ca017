using Exp.Core.Results.Tables;

namespace Exp.Core.Analysis;

/// <summary>The objective along the learning rates of every group.</summary>
internal static class LrPoints
{
    /// <summary>Groups in plan order, rates ascending.</summary>
    public static IReadOnlyList<LrPoint> Of(IReadOnlyList<TrialRow> rows, Objective objective)
    {
        Dictionary<double, int> index = LearningRates.Index(rows.Select(r => r.Trial));
        return
        [
            .. from @group in rows.GroupBy(r => r.Trial.GroupId)
               from rate in @group.GroupBy(r => r.Trial.Settings.Optimizer.Lr).OrderBy(g => g.Key)
               let ok = rate.Where(r => r.Record.IsOk).ToArray()
               select new LrPoint(
                   @group.Key, index[rate.Key], rate.Key, rate.Count(), ok.Length,
                   Spread.OfAny(ok.Select(r => objective.Of(r.Record)))),
        ];
    }
}
