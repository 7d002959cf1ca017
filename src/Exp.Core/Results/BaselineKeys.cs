using Exp.Core.Plan;

namespace Exp.Core.Results;

/// <summary>The fits of a plan: each baseline it names, once for every data and repeat of its trials.</summary>
public static class BaselineKeys
{
    /// <summary>By baseline in the order of the config, then by first appearance in the plan, each with a trial that sees its rows.</summary>
    public static IEnumerable<(BaselineKey Key, Trial Example)> Of(SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (string DataId, Trial First)[] rows =
        [
            .. plan.Trials
                .Select(t => (DataId: DataId.Of(t, plan.Sets[t.Settings.Data.Dataset]), Trial: t))
                .DistinctBy(t => (t.DataId, t.Trial.Seeds)),
        ];
        return
            from name in plan.Baselines
            from row in rows
            select (new BaselineKey(name, row.DataId, row.First.Seeds), row.First);
    }
}
