using Exp.Core.Data;
using Exp.Core.Run;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Exp.Baselines.MlNet;

/// <summary>Multinomial logistic regression by L-BFGS: at most 100 iterations, the rest as ML.NET has it (L1 and L2 penalty 1).</summary>
internal static class LbfgsMaxEnt
{
    public static Baseline Entry { get; } = new MlNetBaseline(
        "mlnet.lbfgs_maxent", "multinomial logistic regression, fitted with L-BFGS",
        DataTask.Classification,
        fit => fit.Fit(fit.Multiclass.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = MlNetRows.Class, FeatureColumnName = MlNetRows.Features,
            NumberOfThreads = 1, MaximumNumberOfIterations = 100,
        })));
}
