using Exp.Core.Data;
using Exp.Core.Run;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace Exp.Baselines.MlNet;

/// <summary>Random forests, one per class against the rest: 20 trees of at most 20 leaves each. The scores are raw votes.</summary>
internal static class FastForest
{
    public static Baseline Entry { get; } = new MlNetBaseline(
        "mlnet.fast_forest", "random forests, one against the rest",
        DataTask.Classification,
        fit => fit.FitOneVersusAll(fit.Binary.FastForest(new FastForestBinaryTrainer.Options
        {
            LabelColumnName = MlNetRows.Class, FeatureColumnName = MlNetRows.Features,
            NumberOfThreads = 1, NumberOfTrees = 20, NumberOfLeaves = 20, MinimumExampleCountPerLeaf = 5, Seed = fit.Seed,
        })));
}
