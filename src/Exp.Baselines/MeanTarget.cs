using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Run;
using Exp.Engine.Numbers;

namespace Exp.Baselines;

/// <summary>Predicts the mean target of the training rows, whatever the features: the model whose R² is 0.</summary>
internal sealed class MeanTarget : Baseline
{
    public override KnownBaseline About { get; } =
        new("mean", "the mean target of the training rows", Classification: false, Regression: true);

    public override FittedBaseline Fit(PreparedData data, SeedTree seeds, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        double sum = 0;
        foreach (int row in data.Train)
            sum += data.Set.Targets[row];
        return new Constant([sum / data.Train.Length]);
    }
}
