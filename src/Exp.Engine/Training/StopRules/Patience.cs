using Exp.Engine.Catalog;
using Exp.Engine.Monitoring;
using Exp.Engine.Training.Keeping;

namespace Exp.Engine.Training.StopRules;

/// <summary>Stops when a metric has not improved for some epochs, and goes back to the best weights.</summary>
/// <param name="Epochs">Epochs in a row without improvement after which the training ends.</param>
/// <param name="MinDelta">How much better than the best so far a value must be; the best moves on such an improvement only.</param>
/// <param name="Monitor">The metric.</param>
/// <param name="RestoreBest">Ends with the weights of the best epoch.</param>
[Entry("patience", "stops when a metric has not improved for some epochs, and goes back to the best weights",
    Formula = "stops after `epochs` epochs in a row whose metric is not better than the best by more than min_delta",
    Source = "keras.callbacks.EarlyStopping; Prechelt 1998")]
public sealed record Patience(
    [Option("epochs in a row without improvement", Min = 1)] int Epochs = 10,
    [Option("how much better than the best a value must be to count", Min = 0)] double MinDelta = 0,
    [Option("the metric: train_loss, batch_loss, val_loss, train_acc or val_acc")] Metric Monitor = Metric.ValLoss,
    [Option("end with the weights of the best epoch")] bool RestoreBest = true)
    : StopRule
{
    /// <inheritdoc/>
    public override IReadOnlyList<Metric> Watched => [Monitor];

    /// <inheritdoc/>
    public override Keep Keep => RestoreBest ? new KeepBest(Monitor) : new KeepLast();

    /// <inheritdoc/>
    public override StopWatch Start(StopOutlook outlook) => new Watch(this);

    private sealed class Watch(Patience rule) : StopWatch
    {
        private double? best;
        private int bestEpoch;

        public override string? See(EpochRow epoch)
        {
            // What is no number is no improvement, not even on nothing.
            if (epoch.Of(rule.Monitor) is double value && double.IsFinite(value)
                && (best is not double before || rule.Monitor.Gain(value, before) > rule.MinDelta))
                (best, bestEpoch) = (value, epoch.Epoch);
            return epoch.Epoch - bestEpoch < rule.Epochs
                ? null
                : Words.Text($"{Words.Of(rule.Monitor)} has not improved since epoch {bestEpoch} ({best:G6})");
        }
    }
}
