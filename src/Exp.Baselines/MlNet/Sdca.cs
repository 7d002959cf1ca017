using Exp.Core.Data;
using Exp.Core.Run;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Exp.Baselines.MlNet;

/// <summary>Linear regression by stochastic dual coordinate ascent: at most 100 passes, penalties chosen by ML.NET.</summary>
internal static class Sdca
{
    public static Baseline Entry { get; } = new MlNetBaseline(
        "mlnet.sdca", "linear regression, fitted with dual coordinate ascent",
        DataTask.Regression,
        fit => fit.Fit(fit.Regression.Sdca(new SdcaRegressionTrainer.Options
        {
            LabelColumnName = MlNetRows.Target, FeatureColumnName = MlNetRows.Features,
            NumberOfThreads = 1, MaximumNumberOfIterations = 100,
        })));
}
