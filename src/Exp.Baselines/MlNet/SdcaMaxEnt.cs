using Exp.Core.Data;
using Exp.Core.Run;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Exp.Baselines.MlNet;

/// <summary>Multinomial logistic regression by stochastic dual coordinate ascent: at most 20 passes, penalties chosen by ML.NET.</summary>
internal static class SdcaMaxEnt
{
    public static Baseline Entry { get; } = new MlNetBaseline(
        "mlnet.sdca_maxent", "multinomial logistic regression, fitted with dual coordinate ascent",
        DataTask.Classification,
        fit => fit.Fit(fit.Multiclass.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = MlNetRows.Class, FeatureColumnName = MlNetRows.Features,
            NumberOfThreads = 1, MaximumNumberOfIterations = 20,
        })));
}
