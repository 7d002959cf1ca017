using Exp.Core.Launch;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Run;

namespace Exp.Core.Sweeps;

/// <summary>Which baselines are to be fitted.</summary>
internal static class Fits
{
    /// <summary>The fits of a plan with the code behind them.</summary>
    public static IEnumerable<FitJob> Of(SweepPlan plan, IReadOnlyList<Baseline> code) => BaselineKeys.Of(plan)
        .Select(fit => new FitJob(fit.Key, code.Single(b => b.About.Name == fit.Key.Name), fit.Example));
}
