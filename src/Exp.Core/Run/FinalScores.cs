using Exp.Core.Data;
using Exp.Core.Results;
using Exp.Core.Results.Metrics;

namespace Exp.Core.Run;

/// <summary>Scores final predictions, those of networks and of baselines by the same code.</summary>
public static class FinalScores
{
    /// <summary>
    /// The parts that are scored: validation and test rows where there are any, and the training rows where no validation
    /// rows are held out, so that every trial has a score to be ranked by.
    /// </summary>
    public static IReadOnlyList<PartRecord> Of(PreparedData data, Func<int[], double[]> outputs)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(outputs);
        (string Name, int[] Rows)[] parts =
        [
            (DataPart.Train, data.Validation.Length == 0 ? data.Train : []),
            (DataPart.Validation, data.Validation),
            (DataPart.Test, data.Test),
        ];
        return [.. parts.Where(p => p.Rows.Length > 0).Select(p => Score(p.Name, data, p.Rows, outputs(p.Rows)))];
    }

    /// <param name="part">Name of the part.</param>
    /// <param name="data">Labels or targets, in original units.</param>
    /// <param name="rows">Rows of the part.</param>
    /// <param name="outputs">[rows × outputs], row-major; for regression one per row, in original units.</param>
    private static PartRecord Score(string part, PreparedData data, int[] rows, double[] outputs) =>
        data.Set.Task == DataTask.Regression
            ? Regression(part, data, rows, outputs)
            : Classification(part, data, rows, outputs);

    private static PartRecord Classification(string part, PreparedData data, int[] rows, double[] outputs)
    {
        int classes = data.Set.Classes.Count, width = outputs.Length / rows.Length;
        int[] labels = [.. rows.Select(r => data.Set.Labels[r])];
        int[] predictions = [.. rows.Select((_, i) => ClassRule.Predict(outputs.AsSpan(i * width, width)))];
        int majority = Majority(data);
        return new PartRecord
        {
            Part = part,
            Rows = rows.Length,
            Classes = classes,
            Confusion = ConfusionMatrix.Of(classes, labels, predictions).Counts,
            Trivial = (double)labels.Count(l => l == majority) / rows.Length,
        };
    }

    private static PartRecord Regression(string part, PreparedData data, int[] rows, double[] outputs)
    {
        double[] targets = [.. rows.Select(r => data.Set.Targets[r])];
        double mean = data.Train.Sum(r => data.Set.Targets[r]) / data.Train.Length;
        double[] means = new double[rows.Length];
        Array.Fill(means, mean);
        return new PartRecord
        {
            Part = part,
            Rows = rows.Length,
            Regression = RegressionScores.Of(targets, outputs),
            Trivial = RegressionScores.Of(targets, means)?.Rmse,
        };
    }

    /// <summary>The most frequent class of the training rows, the first of equals.</summary>
    private static int Majority(PreparedData data)
    {
        int[] counts = new int[data.Set.Classes.Count];
        foreach (int row in data.Train)
            counts[data.Set.Labels[row]]++;
        return Array.IndexOf(counts, counts.Max());
    }
}
