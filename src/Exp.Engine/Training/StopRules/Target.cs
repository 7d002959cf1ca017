using Exp.Engine.Catalog;
using Exp.Engine.Monitoring;

namespace Exp.Engine.Training.StopRules;

/// <summary>Stops as soon as a metric is good enough.</summary>
/// <param name="Value">What has to be reached: a loss at most, an accuracy at least this.</param>
/// <param name="Monitor">The metric.</param>
[Entry("target", "stops as soon as a metric is good enough", Formula = "loss <= value, or accuracy >= value")]
public sealed record Target(
    [Option("what has to be reached: a loss of at most, an accuracy of at least this")] double Value,
    [Option("the metric: train_loss, batch_loss, val_loss, train_acc or val_acc")] Metric Monitor = Metric.ValAcc)
    : StopRule
{
    /// <inheritdoc/>
    public override IReadOnlyList<Metric> Watched => [Monitor];

    /// <inheritdoc/>
    public override StopWatch Start(StopOutlook outlook) => new Watch(this);

    private sealed class Watch(Target rule) : StopWatch
    {
        public override string? See(EpochRow epoch) => epoch.Of(rule.Monitor) is double value && rule.Monitor.Gain(value, rule.Value) >= 0
            ? Words.Text($"{Words.Of(rule.Monitor)} reached {rule.Value}")
            : null;
    }
}
