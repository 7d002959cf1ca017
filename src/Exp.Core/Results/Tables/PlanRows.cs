using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Results.Parts;

namespace Exp.Core.Results.Tables;

/// <summary>The finished trials and fits of a plan as rows of its tables.</summary>
/// <param name="plan">What was asked.</param>
/// <param name="store">The records; one for every trial and fit that is asked for.</param>
public sealed class PlanRows(SweepPlan plan, PartStore store)
{
    private readonly Dictionary<string, DataSet> views = [];

    /// <summary>The row of a trial.</summary>
    public TrialRow Row(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        DataSet set = plan.Sets[trial.Settings.Data.Dataset];
        string dataId = DataId.Of(trial, set);
        if (!views.TryGetValue(dataId, out DataSet? view))
            views[dataId] = view = trial.Settings.Data.View(set);
        (TrialRecord record, TrialTiming timing) = store.Trial(trial.Id);
        return new TrialRow(trial, record, timing, view, dataId);
    }

    /// <summary>The row of a fit; a trial on its data has been asked for before.</summary>
    public BaselineRow Row(BaselineKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new BaselineRow(key, store.Baseline(key), views[key.DataId].Name);
    }
}
