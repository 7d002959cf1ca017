using Exp.Engine.Catalog;
using Exp.Engine.Monitoring;

namespace Exp.Engine.Schedules;

/// <summary>Cuts the rate when a metric has stopped improving.</summary>
/// <param name="Factor">What the rate is multiplied by.</param>
/// <param name="Patience">Bad epochs in a row that are tolerated (torch) or lead to a cut (keras).</param>
/// <param name="Threshold">How much better than the best a value must be to count as an improvement.</param>
/// <param name="Mode">Whether the threshold is a share or a difference; null: a share for torch, a difference for keras.</param>
/// <param name="Cooldown">Epochs after a cut in which nothing counts as bad.</param>
/// <param name="MinLr">The rate is never cut below this.</param>
/// <param name="Monitor">The metric.</param>
/// <param name="Form">Whose way of counting.</param>
/// <remarks>The best value moves on a qualifying improvement only. In torch's form a cut of less than 1e-8 is not made.</remarks>
[Entry("plateau", "cuts the rate when a metric stops improving",
    Formula = "more than patience epochs in a row without improvement: lr = max(factor lr, min_lr); keras: patience epochs",
    Source = "torch.optim.lr_scheduler.ReduceLROnPlateau; keras.callbacks.ReduceLROnPlateau")]
public sealed record Plateau(
    [Option("what the rate is multiplied by", Min = 0, Max = 1, MinExclusive = true, MaxExclusive = true)] double Factor = 0.1,
    [Option("epochs in a row without improvement that are tolerated", Min = 0)] int Patience = 10,
    [Option("how much better than the best a value must be to count as an improvement", Min = 0)] double Threshold = 1e-4,
    [Option("whether the threshold is relative (a share of the best value) or absolute (a difference); when left out relative for torch, absolute for keras")] ThresholdMode? Mode = null,
    [Option("epochs after a cut in which nothing counts", Min = 0)] int Cooldown = 0,
    [Option("the rate is never cut below this", Min = 0)] double MinLr = 0,
    [Option("the metric: train_loss, batch_loss, val_loss, train_acc or val_acc")] Metric Monitor = Metric.ValLoss,
    [Option("whose counting: torch (cuts when the bad epochs exceed the patience) or keras (when they reach it)")] PlateauForm Form = PlateauForm.Torch)
    : Schedule
{
    // PyTorch's eps.
    private const double SmallestCut = 1e-8;

    /// <inheritdoc/>
    public override Metric? Watched => Monitor;

    /// <summary>The base rate: what the position alone says.</summary>
    public override double Rate(double lr, long tick, long ticks) => lr;

    /// <inheritdoc/>
    public override RateWatch Watch(double lr) => Form == PlateauForm.Keras ? new KerasWatch(this, lr) : new TorchWatch(this, lr);

    private bool Improves(double value, double best)
    {
        bool relative = (Mode ?? (Form == PlateauForm.Torch ? ThresholdMode.Relative : ThresholdMode.Absolute)) == ThresholdMode.Relative;
        bool higher = Monitor.HigherIsBetter();
        double needed = (relative, higher) switch
        {
            (true, false) => best * (1 - Threshold),
            (true, true) => best * (1 + Threshold),
            (false, false) => best - Threshold,
            (false, true) => best + Threshold,
        };
        return higher ? value > needed : value < needed;
    }

    private double Worst => Monitor.HigherIsBetter() ? double.NegativeInfinity : double.PositiveInfinity;

    private double Cut(double rate) => rate * Factor > MinLr ? rate * Factor : MinLr;

    private sealed class TorchWatch(Plateau rule, double lr) : RateWatch(lr)
    {
        private double best = rule.Worst;
        private int bad, cooling;

        public override void See(double value)
        {
            if (rule.Improves(value, best))
                (best, bad) = (value, 0);
            else
                bad++;
            if (cooling > 0)
                (cooling, bad) = (cooling - 1, 0);
            if (bad <= rule.Patience)
                return;
            (cooling, bad) = (rule.Cooldown, 0);
            double cut = rule.Cut(Rate);
            if (Rate - cut > SmallestCut)
                Rate = cut;
        }
    }

    private sealed class KerasWatch(Plateau rule, double lr) : RateWatch(lr)
    {
        private double best = rule.Worst;
        private int bad, cooling;

        public override void See(double value)
        {
            if (cooling > 0)
                (cooling, bad) = (cooling - 1, 0);
            if (rule.Improves(value, best))
                (best, bad) = (value, 0);
            else if (cooling == 0)
                bad++;
            if (bad < rule.Patience || bad == 0 || Rate <= rule.MinLr)
                return;
            Rate = rule.Cut(Rate);
            (cooling, bad) = (rule.Cooldown, 0);
        }
    }
}
