using Exp.Core.Data;
using Exp.Core.Run;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Exp.Baselines.MlNet;

/// <summary>Linear regression by averaged online gradient descent: 20 passes.</summary>
internal static class OnlineGradientDescent
{
    public static Baseline Entry { get; } = new MlNetBaseline(
        "mlnet.online_gradient_descent", "linear regression, fitted row by row",
        DataTask.Regression,
        fit => fit.Fit(fit.Regression.OnlineGradientDescent(new OnlineGradientDescentTrainer.Options
        {
            LabelColumnName = MlNetRows.Target, FeatureColumnName = MlNetRows.Features, NumberOfIterations = 20,
        })));
}
