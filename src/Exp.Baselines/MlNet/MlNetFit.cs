using Exp.Core.Data;
using Exp.Core.Run;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Exp.Baselines.MlNet;

/// <summary>A trained ML.NET model. Only its Score column is used: one number per class in class order, or one prediction.</summary>
internal sealed class MlNetFit : FittedBaseline
{
    private const string ScoreColumn = "Score";

    private readonly MLContext ml;
    private readonly MlNetRows rows;
    private readonly ITransformer model;
    private readonly int classes;
    private readonly double mean, scale;

    private MlNetFit(MLContext ml, MlNetRows rows, ITransformer model, int classes, double mean, double scale)
    {
        (this.ml, this.rows, this.model) = (ml, rows, model);
        (this.classes, this.mean, this.scale) = (classes, mean, scale);
    }

    /// <summary>Trains on data.Train. Real targets are standardised first: gradient steps on raw ones hardly move a bias.</summary>
    public static MlNetFit Of(PreparedData data, Action<MlNetTraining> train, int seed, CancellationToken cancellation)
    {
        (double mean, double scale) = TargetFit(data);
        var ml = new MLContext(seed);
        var rows = new MlNetRows(data, mean, scale);
        var training = new MlNetTraining(ml, rows.View(ml, data.Train, cancellation), seed);
        train(training);
        cancellation.ThrowIfCancellationRequested();
        return new MlNetFit(ml, rows, training.Model!, data.Set.Classes.Count, mean, scale);
    }

    /// <inheritdoc/>
    public override double[] Scores(ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty)
            return [];
        IDataView scored = model.Transform(this.rows.View(ml, rows.ToArray(), CancellationToken.None));
        return classes == 0
            ? [.. scored.GetColumn<float>(ScoreColumn).Select(score => (score * scale) + mean)]
            : [.. scored.GetColumn<float[]>(ScoreColumn).SelectMany(Widened)];
    }

    private IEnumerable<double> Widened(float[] scores) => scores.Length == classes
        ? scores.Select(score => (double)score)
        : throw new InvalidOperationException($"{scores.Length} scores for {classes} classes");

    private static (double Mean, double Scale) TargetFit(PreparedData data)
    {
        if (data.Set.Task == DataTask.Classification)
            return (0, 1);
        double mean = 0, squares = 0;
        foreach (int row in data.Train)
            mean += data.Set.Targets[row] / data.Train.Length;
        foreach (int row in data.Train)
            squares += (data.Set.Targets[row] - mean) * (data.Set.Targets[row] - mean);
        double deviation = Math.Sqrt(squares / data.Train.Length);
        return (mean, deviation > 0 ? deviation : 1);
    }
}
