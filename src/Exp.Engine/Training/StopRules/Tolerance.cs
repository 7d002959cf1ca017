using Exp.Engine.Catalog;
using Exp.Engine.Monitoring;

namespace Exp.Engine.Training.StopRules;

/// <summary>Stops when a loss has stopped falling by more than a tolerance, as scikit-learn's networks do.</summary>
/// <param name="Tol">An epoch is bad when its loss is above best − tol; the best follows every decrease, however small.</param>
/// <param name="Epochs">Stops after more than this many bad epochs in a row.</param>
/// <param name="Monitor">The metric; the default is what scikit-learn calls the loss.</param>
[Entry("tolerance", "stops when the loss no longer falls by more than a tolerance",
    Formula = "stops after more than `epochs` epochs in a row with loss > best - tol",
    Source = "tol and n_iter_no_change of sklearn.neural_network.MLPClassifier")]
public sealed record Tolerance(
    [Option("an epoch whose loss is above the best minus this is bad", Min = 0)] double Tol = 1e-4,
    [Option("bad epochs in a row that are tolerated", Min = 0)] int Epochs = 10,
    [Option("the metric: train_loss, batch_loss, val_loss, train_acc or val_acc")] Metric Monitor = Metric.BatchLoss)
    : StopRule
{
    /// <inheritdoc/>
    public override IReadOnlyList<Metric> Watched => [Monitor];

    /// <inheritdoc/>
    public override StopWatch Start(StopOutlook outlook) => new Watch(this);

    private sealed class Watch(Tolerance rule) : StopWatch
    {
        private readonly ImprovementCount count = new(rule.Monitor, rule.Tol);

        public override string? See(EpochRow epoch) => count.See(epoch.Of(rule.Monitor) ?? double.NaN) <= rule.Epochs
            ? null
            : Words.Text($"{Words.Of(rule.Monitor)} did not improve on {count.Best:G6} by {rule.Tol} in {count.Bad} epochs");
    }
}
