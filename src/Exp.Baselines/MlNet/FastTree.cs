using Exp.Core.Data;
using Exp.Core.Run;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace Exp.Baselines.MlNet;

/// <summary>Gradient-boosted regression trees (MART): 100 trees of at most 20 leaves, at least 10 rows in a leaf.</summary>
internal static class FastTree
{
    public static Baseline Entry { get; } = new MlNetBaseline(
        "mlnet.fast_tree", "gradient-boosted regression trees",
        DataTask.Regression,
        fit => fit.Fit(fit.Regression.FastTree(new FastTreeRegressionTrainer.Options
        {
            LabelColumnName = MlNetRows.Target, FeatureColumnName = MlNetRows.Features,
            NumberOfThreads = 1, NumberOfTrees = 100, NumberOfLeaves = 20, MinimumExampleCountPerLeaf = 10, Seed = fit.Seed,
        })));
}
