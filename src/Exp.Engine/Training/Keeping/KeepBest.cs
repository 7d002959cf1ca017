using Exp.Engine.Catalog;
using Exp.Engine.Monitoring;

namespace Exp.Engine.Training.Keeping;

/// <summary>The weights of the epoch with the best metric, the earliest of equals; epoch 0, before training, counts too.</summary>
/// <param name="Monitor">The metric.</param>
[Entry("best", "the weights of the epoch with the best metric, the earliest of equals")]
public sealed record KeepBest(
    [Option("the metric: train_loss, batch_loss, val_loss, train_acc or val_acc")] Metric Monitor = Metric.ValLoss) : Keep
{
    /// <inheritdoc/>
    public override Metric? Watched => Monitor;
}
