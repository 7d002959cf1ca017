using System.Numerics;
using Exp.Engine.Losses;

namespace Exp.Engine.Training;

/// <summary>The training loss of the best prediction that ignores the inputs.</summary>
internal static class ConstantPrediction
{
    /// <summary>Null when the loss has no such level (perceptron criterion: 0 without learning anything).</summary>
    public static double? Loss<T>(TrainingData<T> data, Loss loss)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] mean = new double[data.Outputs], variance = new double[data.Outputs];
        foreach (int row in data.Train)
        {
            for (int i = 0; i < mean.Length; i++)
                mean[i] += double.CreateChecked(data.Targets[(row * mean.Length) + i]) / data.Train.Length;
        }
        foreach (int row in data.Train)
        {
            for (int i = 0; i < mean.Length; i++)
            {
                double off = double.CreateChecked(data.Targets[(row * mean.Length) + i]) - mean[i];
                variance[i] += off * off / data.Train.Length;
            }
        }
        return loss.OfConstant(mean, variance);
    }
}
