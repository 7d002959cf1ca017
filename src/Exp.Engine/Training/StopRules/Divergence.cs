using Exp.Engine.Catalog;
using Exp.Engine.Monitoring;

namespace Exp.Engine.Training.StopRules;

/// <summary>Gives a training up when a loss has risen far above where it began. The status rules then say what happened.</summary>
/// <param name="Factor">Multiple of the loss before training above which the training ends.</param>
/// <param name="Monitor">The loss; its value before training counts as the start (batch_loss: the training loss).</param>
[Entry("divergence", "gives up when the loss has risen far above where it began", Formula = "loss > factor * loss before training")]
public sealed record Divergence(
    [Option("multiple of the loss before training", Min = 1)] double Factor = 3,
    [Option("the loss: train_loss, batch_loss or val_loss")] Metric Monitor = Metric.TrainLoss)
    : StopRule
{
    /// <summary>The loss that is followed.</summary>
    public Metric Monitor { get; } = Monitor.HigherIsBetter()
        ? throw new ArgumentException("monitor must be a loss: train_loss, batch_loss or val_loss")
        : Monitor;

    /// <inheritdoc/>
    public override IReadOnlyList<Metric> Watched => [Monitor];

    /// <inheritdoc/>
    public override StopWatch Start(StopOutlook outlook)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        return new Watch(this, outlook.Start.Of(Monitor) ?? outlook.Start.Train.Loss);
    }

    private sealed class Watch(Divergence rule, double start) : StopWatch
    {
        public override string? See(EpochRow epoch) => epoch.Of(rule.Monitor) > rule.Factor * start
            ? Words.Text($"{Words.Of(rule.Monitor)} rose above {rule.Factor} times its start, {start:G4}")
            : null;
    }
}
