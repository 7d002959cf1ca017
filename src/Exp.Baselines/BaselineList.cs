using Exp.Baselines.MlNet;
using Exp.Core.Run;

namespace Exp.Baselines;

/// <summary>
/// Every baseline. A newcomer adds one line. Reading names and summaries loads no ML.NET assembly: start-up is paid by
/// the first fit.
/// </summary>
public static class BaselineList
{
    /// <summary>The baselines a config may name.</summary>
    public static IReadOnlyList<Baseline> All { get; } =
    [
        new Majority(),
        new MeanTarget(),
        LbfgsMaxEnt.Entry,
        SdcaMaxEnt.Entry,
        AveragedPerceptron.Entry,
        LinearSvm.Entry,
        FastForest.Entry,
        LightGbm.Entry,
        Sdca.Entry,
        OnlineGradientDescent.Entry,
        FastTree.Entry,
    ];
}
