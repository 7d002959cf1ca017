using Exp.Core.Data;
using Exp.Core.Run;
using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace Exp.Baselines.MlNet;

/// <summary>Gradient-boosted trees by LightGBM: 50 rounds of at most 31 leaves, at least 5 rows
/// in a leaf. More than one thread would make it slower by orders of magnitude on a busy machine.</summary>
internal static class LightGbm
{
    public static Baseline Entry { get; } = new MlNetBaseline(
        "mlnet.light_gbm", "gradient-boosted trees (LightGBM)",
        DataTask.Classification,
        fit => fit.Fit(fit.Multiclass.LightGbm(new LightGbmMulticlassTrainer.Options
        {
            LabelColumnName = MlNetRows.Class, FeatureColumnName = MlNetRows.Features,
            NumberOfThreads = 1, NumberOfIterations = 50, NumberOfLeaves = 31, MinimumExampleCountPerLeaf = 5, Seed = fit.Seed,
        })));
}
