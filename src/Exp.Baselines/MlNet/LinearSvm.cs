using Exp.Core.Data;
using Exp.Core.Run;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Exp.Baselines.MlNet;

/// <summary>Linear support vector machines (PEGASOS), one per class against the rest: 10 passes. The scores are raw margins.</summary>
internal static class LinearSvm
{
    public static Baseline Entry { get; } = new MlNetBaseline(
        "mlnet.linear_svm", "linear support vector machines, one against the rest",
        DataTask.Classification,
        fit => fit.FitOneVersusAll(fit.Binary.LinearSvm(new LinearSvmTrainer.Options
        {
            LabelColumnName = MlNetRows.Class, FeatureColumnName = MlNetRows.Features, NumberOfIterations = 10,
        })));
}
