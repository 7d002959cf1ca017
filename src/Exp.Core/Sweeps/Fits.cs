using Exp.Core.Launch;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Run;

namespace Exp.Core.Sweeps;

/// <summary>Which baselines are to be fitted: each that the plan names, once for every data and repeat of its trials.</summary>
internal static class Fits
{
    /// <summary>By baseline in the order of the config, then by first appearance in the plan.</summary>
    public static IEnumerable<FitJob> Of(SweepPlan plan, IReadOnlyList<Baseline> code)
    {
        (string DataId, Trial First)[] rows =
        [
            .. plan.Trials
                .Select(t => (DataId: DataId.Of(t, plan.Sets[t.Settings.Data.Dataset]), Trial: t))
                .DistinctBy(t => (t.DataId, t.Trial.Seeds)),
        ];
        return
            from name in plan.Baselines
            let baseline = code.Single(b => b.About.Name == name)
            from row in rows
            select new FitJob(new BaselineKey(name, row.DataId, row.First.Seeds), baseline, row.First);
    }
}
