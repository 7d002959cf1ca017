using System.Globalization;
using System.Numerics;
using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Results.Metrics;
using Exp.Engine.Batching;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Networks.Models;
using Exp.Engine.Numbers;

namespace Exp.Core.Models;

/// <summary>
/// A trained network with all it needs to judge rows in their original units: layers, weights, scaling, class names. Where
/// it came from goes with it.
/// </summary>
public sealed record TrainedModel
{
    /// <summary>The trial it is of.</summary>
    public required string TrialId { get; init; }

    /// <summary>Canonical settings of the trial: JSON.</summary>
    public required string Settings { get; init; }

    /// <summary>The epoch whose weights these are; null when training broke off.</summary>
    public int? KeptEpoch { get; init; }

    /// <summary>Number type it was trained in; predictions are made in it, with the bits of the training.</summary>
    public required Precision Precision { get; init; }

    /// <summary>What kind of network.</summary>
    public required Model Model { get; init; }

    /// <summary>What it was trained on; decides what its outputs mean.</summary>
    public required Loss Loss { get; init; }

    /// <summary>Names of the features in order.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Names of the classes in order; empty for regression.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>From raw features to inputs.</summary>
    public required InputScaling Inputs { get; init; }

    /// <summary>Regression: prediction = output · TargetScale + TargetMean.</summary>
    public double TargetMean { get; init; }

    /// <summary>See <see cref="TargetMean"/>.</summary>
    public double TargetScale { get; init; } = 1;

    /// <summary>Weights of every layer.</summary>
    public required IReadOnlyList<LayerWeights> Layers { get; init; }

    /// <summary>Classification or regression.</summary>
    public DataTask Task => Classes.Count == 0 ? DataTask.Regression : DataTask.Classification;

    /// <summary>Outputs per row.</summary>
    public int Outputs => Task == DataTask.Regression ? 1 : Loss.OutputsFor(Classes.Count);

    /// <summary>The layers.</summary>
    public NetworkSpec Network => Model.Build(Features.Count, Outputs);

    /// <summary>
    /// Raw outputs [rows × Outputs] of rows in their original units. Classification: logits or margins; regression:
    /// predictions in the units of the target.
    /// </summary>
    /// <param name="rows">[rows × features], row-major; NaN marks an empty cell.</param>
    public double[] Score(double[] rows) => Precision == Precision.Float64 ? Score<double>(rows) : Score<float>(rows);

    /// <summary>
    /// Names of the numbers of a judgement: "p_" and the class where the loss has probabilities, else "score_" and the
    /// class (one output: the second class), and "prediction" for regression.
    /// </summary>
    public IReadOnlyList<string> ValueNames => Task == DataTask.Regression ? ["prediction"]
        : Loss.Probabilities ? [.. Classes.Select(c => $"p_{c}")]
        : [.. Classes.Skip(Outputs == 1 ? 1 : 0).Select(c => $"score_{c}")];

    /// <summary>What the network says about rows in their original units.</summary>
    /// <param name="rows">[rows × features], row-major; NaN marks an empty cell.</param>
    public IReadOnlyList<Judgement> Judge(double[] rows)
    {
        double[] scores = Score(rows), values = [.. scores];
        if (Task == DataTask.Classification && Loss.Probabilities)
            ToProbabilities(values);
        var judgements = new Judgement[scores.Length / Outputs];
        for (int row = 0; row < judgements.Length; row++)
        {
            double[] own = values[(row * Outputs)..((row + 1) * Outputs)];
            if (Task == DataTask.Regression)
            {
                judgements[row] = new Judgement(double.IsFinite(own[0]) ? own[0].ToString("R", CultureInfo.InvariantCulture) : "", own);
                continue;
            }
            int label = ClassRule.Predict(scores.AsSpan(row * Outputs, Outputs));
            judgements[row] = new Judgement(label < 0 ? "" : Classes[label], Loss.Probabilities && Outputs == 1 ? [1 - own[0], own[0]] : own);
        }
        return judgements;
    }

    private void ToProbabilities(double[] scores)
    {
        if (Precision == Precision.Float64)
        {
            Loss.Predict<double>(scores, Shape(scores.Length));
            return;
        }
        float[] singles = [.. scores.Select(s => (float)s)];
        Loss.Predict<float>(singles, Shape(scores.Length));
        for (int i = 0; i < scores.Length; i++)
            scores[i] = singles[i];
    }

    private double[] Score<T>(double[] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = Features.Count, count = rows.Length / width;
        var features = new RealRows<T>(Scaled<T>(rows), count, width);
        T[] raw = Restore<T>().Outputs(features, [.. Enumerable.Range(0, count)]);
        if (Task == DataTask.Regression)
            Loss.Predict<T>(raw, Shape(raw.Length));
        double[] scores = [.. raw.Select(double.CreateChecked)];
        if (Task == DataTask.Regression)
        {
            for (int i = 0; i < scores.Length; i++)
                scores[i] = (scores[i] * TargetScale) + TargetMean;
        }
        return scores;
    }

    private T[] Scaled<T>(double[] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var scaled = new T[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            int column = i % Features.Count;
            double value = double.IsNaN(rows[i]) ? Inputs.Fills[column] : rows[i];
            scaled[i] = T.CreateChecked((value - Inputs.Offsets[column]) / Inputs.Divisors[column]);
        }
        return scaled;
    }

    private Network<T> Restore<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Whatever it begins with is overwritten.
        var network = new Network<T>(Network, new SeedTree(0, 0));
        for (int i = 0; i < Layers.Count; i++)
            Layers[i].To(network, i);
        return network;
    }

    private LossShape Shape(int length) => new(length / Outputs, Outputs, Outputs);
}
