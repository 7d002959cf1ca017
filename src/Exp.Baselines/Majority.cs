using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Run;
using Exp.Engine.Numbers;

namespace Exp.Baselines;

/// <summary>Predicts the most frequent class of the training rows, whatever the features: what any model has to beat.</summary>
internal sealed class Majority : Baseline
{
    public override KnownBaseline About { get; } =
        new("majority", "the most frequent class of the training rows", Classification: true, Regression: false);

    public override FittedBaseline Fit(PreparedData data, SeedTree seeds, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        double[] shares = new double[data.Set.Classes.Count];
        foreach (int row in data.Train)
            shares[data.Set.Labels[row]]++;
        for (int c = 0; c < shares.Length; c++)
            shares[c] /= data.Train.Length;
        return new Constant(shares);
    }
}
