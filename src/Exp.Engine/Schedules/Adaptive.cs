using Exp.Engine.Catalog;
using Exp.Engine.Monitoring;

namespace Exp.Engine.Schedules;

/// <summary>
/// Divides the rate by five whenever a loss has failed to improve on its best by a tolerance, and ends the training when
/// the rate has become negligible.
/// </summary>
/// <param name="Tolerance">An epoch is bad when its loss is above best − tolerance; the best follows every decrease, however small.</param>
/// <param name="Patience">The rate is cut after more than this many bad epochs in a row.</param>
/// <param name="Monitor">The metric.</param>
[Entry("adaptive", "divides the rate by 5 when the loss stops improving, and stops once it is at most 1e-6",
    Formula = "more than patience epochs in a row with loss > best - tolerance: lr = lr / 5, or stop when lr <= 1e-6",
    Source = "learning_rate='adaptive' of sklearn.neural_network.MLPClassifier")]
public sealed record Adaptive(
    [Option("an epoch whose loss is above the best minus this is bad", Min = 0)] double Tolerance = 1e-4,
    [Option("bad epochs in a row that are tolerated", Min = 0)] int Patience = 10,
    [Option("the metric: train_loss, batch_loss, val_loss, train_acc or val_acc")] Metric Monitor = Metric.BatchLoss)
    : Schedule
{
    private const double Divisor = 5, Negligible = 1e-6;

    /// <inheritdoc/>
    public override Metric? Watched => Monitor;

    /// <summary>The base rate: what the position alone says.</summary>
    public override double Rate(double lr, long tick, long ticks) => lr;

    /// <inheritdoc/>
    public override RateWatch Watch(double lr) => new AdaptiveWatch(this, lr);

    private sealed class AdaptiveWatch(Adaptive rule, double lr) : RateWatch(lr)
    {
        private readonly ImprovementCount count = new(rule.Monitor, rule.Tolerance);

        public override void See(double value)
        {
            if (count.See(value) <= rule.Patience)
                return;
            if (Rate <= Negligible)
                Exhausted = true;
            else
                Rate /= Divisor;
            count.Forgive();
        }
    }
}
