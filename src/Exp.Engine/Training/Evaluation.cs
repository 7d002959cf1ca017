using System.Numerics;
using Exp.Engine.Networks;

namespace Exp.Engine.Training;

/// <summary>Mean loss and hit rate over a part; sums in double, rows in order.</summary>
internal static class Evaluation
{
    public static PartScore Score<T>(RowBatch<T> batch, TrainingData<T> data, ReadOnlySpan<int> part)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool classes = data.Labels.Length > 0;
        double total = 0;
        int right = 0, size = Math.Min(batch.Capacity, Network<T>.EvaluationRows);
        for (int first = 0; first < part.Length; first += size)
        {
            ReadOnlySpan<int> some = part.Slice(first, Math.Min(size, part.Length - first));
            total += batch.Score(some).Total;
            if (classes)
                right += Right(batch, data, some);
        }
        return new PartScore(total / batch.Weight(part), classes ? (double)right / part.Length : null);
    }

    private static int Right<T>(RowBatch<T> batch, TrainingData<T> data, ReadOnlySpan<int> some)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int right = 0, stride = batch.Shape(1).Stride;
        for (int i = 0; i < some.Length; i++)
        {
            ReadOnlySpan<T> outputs = batch.Outputs.Slice(i * stride, data.Outputs);
            right += Decision.ClassOf(outputs) == data.Labels[some[i]] ? 1 : 0;
        }
        return right;
    }
}
