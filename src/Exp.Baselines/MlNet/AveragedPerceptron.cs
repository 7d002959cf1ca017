using Exp.Core.Data;
using Exp.Core.Run;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Exp.Baselines.MlNet;

/// <summary>Averaged perceptrons, one per class against the rest: 10 passes. The scores are raw margins, so nothing is calibrated.</summary>
internal static class AveragedPerceptron
{
    public static Baseline Entry { get; } = new MlNetBaseline(
        "mlnet.averaged_perceptron", "averaged perceptrons, one against the rest",
        DataTask.Classification,
        fit => fit.FitOneVersusAll(fit.Binary.AveragedPerceptron(new AveragedPerceptronTrainer.Options
        {
            LabelColumnName = MlNetRows.Class, FeatureColumnName = MlNetRows.Features, NumberOfIterations = 10,
        })));
}
