using System.Numerics;
using Exp.Engine.Activations;
using Exp.Engine.Losses;
using Exp.Engine.Networks;

namespace Exp.Engine.Training;

/// <summary>What a look at up to 1024 evenly spaced training rows says about the state of the units.</summary>
/// <param name="DeadFraction">Largest share over the hidden layers of units that are 0 on every row; null when none can die.</param>
/// <param name="SaturatedFraction">Largest share over the hidden layers of saturated activations; null when none can saturate.</param>
/// <param name="PredictionSpread">Standard deviation of the predictions over the rows, mean over outputs.</param>
internal sealed record Probe(double? DeadFraction, double? SaturatedFraction, double PredictionSpread)
{
    private const int MostRows = 1024;

    /// <summary>Looks.</summary>
    public static Probe Take<T>(RowBatch<T> batch, Network<T> network, TrainingData<T> data, Loss loss)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Math.Min(MostRows, data.Train.Length);
        int[] rows = [.. Enumerable.Range(0, count).Select(i => data.Train[(int)((long)i * data.Train.Length / count)])];
        int hidden = network.Layers.Count - 1;
        bool[][] alive = [.. network.Layers.Take(hidden).Select(l => new bool[l.Outputs])];
        var saturated = new long[hidden];
        double[] sum = new double[data.Outputs], squares = new double[data.Outputs];
        for (int first = 0; first < count; first += batch.Capacity)
        {
            ReadOnlySpan<int> some = rows.AsSpan(first, Math.Min(batch.Capacity, count - first));
            batch.Score(some);
            for (int layer = 0; layer < hidden; layer++)
                Look(batch, network, layer, some.Length, alive[layer], ref saturated[layer]);
            loss.Predict(batch.Outputs, batch.Shape(some.Length));
            AddPredictions(batch, some.Length, sum, squares);
        }
        return new Probe(
            Largest(hidden, i => network.Spec.Layers[i].Activation.CanDie, i => 1 - ((double)alive[i].Count(a => a) / alive[i].Length)),
            Largest(hidden, i => network.Spec.Layers[i].Activation.SaturationBand is not null, i => saturated[i] / ((double)count * alive[i].Length)),
            Enumerable.Range(0, sum.Length).Average(i => Math.Sqrt(Math.Max(0, (squares[i] / count) - (sum[i] / count * (sum[i] / count))))));
    }

    private static void Look<T>(
        RowBatch<T> batch, Network<T> network, int layer, int rows, bool[] alive, ref long saturated)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int stride = network.Layers[layer].Stride;
        (double low, double high) = network.Spec.Layers[layer].Activation.SaturationBand
            ?? (double.NegativeInfinity, double.PositiveInfinity);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> a = batch.Workspace.A[layer].Span.Slice(row * stride, alive.Length);
            for (int unit = 0; unit < a.Length; unit++)
            {
                alive[unit] |= a[unit] != T.Zero;
                double value = double.CreateChecked(a[unit]);
                saturated += value < low || value > high ? 1 : 0;
            }
        }
    }

    private static void AddPredictions<T>(RowBatch<T> batch, int rows, double[] sum, double[] squares)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int stride = batch.Shape(1).Stride;
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < sum.Length; i++)
            {
                double p = double.CreateChecked(batch.Outputs[(row * stride) + i]);
                sum[i] += p;
                squares[i] += p * p;
            }
        }
    }

    private static double? Largest(int layers, Func<int, bool> applies, Func<int, double> share)
    {
        double? largest = null;
        for (int i = 0; i < layers; i++)
        {
            if (applies(i) && !(share(i) <= largest))
                largest = share(i);
        }
        return largest;
    }
}
