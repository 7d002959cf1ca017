using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Monitoring;
using Exp.Engine.Networks;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Schedules;
using Exp.Engine.Training;
using Exp.Engine.Training.Keeping;
using Exp.Engine.Training.StopRules;

namespace Exp.Engine.Tests.Training;

public class KeepTests
{
    private static readonly TrainingData<double> Data = SmallData.Classes<double>(new CrossEntropy(), validation: 40);

    [Theory, InlineData(Metric.ValLoss), InlineData(Metric.TrainLoss), InlineData(Metric.ValAcc), InlineData(Metric.BatchLoss)]
    public void The_best_epoch_is_kept_with_its_weights(Metric metric)
    {
        TrainingResult<double> result = Train(Spec() with { Keep = new KeepBest(metric) });
        EpochRow best = result.Epochs.Where(e => e.Of(metric) is not null)
            .MinBy(e => metric.HigherIsBetter() ? -e.Of(metric) : e.Of(metric))!;
        Assert.Equal(best, result.Kept);
        Assert.True(best.Epoch < result.Epochs.Count - 1, "the last epoch is the best: the case shows nothing");
        TrainingResult<double> untilThen = Train(Spec(epochs: Math.Max(best.Epoch, 1)) with { Schedule = new ConstantRate() });
        Assert.Equal(untilThen.Network.Weights(0), result.Network.Weights(0));
        Assert.Equal(untilThen.Network.Biases(1), result.Network.Biases(1));
    }

    [Fact]
    public void Running_averages_go_back_with_the_weights()
    {
        NetworkSpec network = Spec().Network;
        TrainingSpec spec = Spec() with { Network = network with { Layers = [network.Layers[0] with { Norm = new BatchNorm() }, .. network.Layers.Skip(1)] } };
        TrainingResult<double> result = Train(spec with { Keep = new KeepBest(Metric.ValLoss), Schedule = new ConstantRate() });
        Assert.True(result.Kept!.Epoch < spec.Epochs, "the last epoch is the best: the case shows nothing");
        TrainingResult<double> untilThen = Train(spec with { Epochs = result.Kept.Epoch, Schedule = new ConstantRate() });
        Assert.Equal(untilThen.Network.RunningMoments(0).Means, result.Network.RunningMoments(0).Means);
        Assert.Equal(untilThen.Network.RunningMoments(0).Variances, result.Network.RunningMoments(0).Variances);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void An_epoch_whose_metric_is_no_number_is_never_the_best(double first)
    {
        TrainingSpec spec = Spec();
        var best = new BestWeights<double>(new KeepBest(Metric.ValLoss), new Network<double>(spec.Network, spec.Seeds));
        foreach (double loss in (double[])[first, 2, 1, first, 3])
            best.See(new EpochRow(0, 0, 1, new PartScore(1, 1), new PartScore(loss, 1), null, null, null, 1, Finite: true));
        Assert.Equal(1, best.Row!.Validation!.Value.Loss);
    }

    [Fact]
    public void Without_a_word_the_last_epoch_is_kept()
    {
        TrainingResult<double> result = Train(Spec());
        Assert.Equal(result.Epochs[^1], result.Kept);
        Assert.Equal("", result.StopReason);
    }

    [Fact]
    public void Patience_stops_and_goes_back_to_the_best_weights()
    {
        TrainingResult<double> result = Train(Spec(epochs: 60) with { Stop = new Patience(4) });
        int best = result.Kept!.Epoch;
        Assert.Equal(result.Epochs.Min(e => e.Validation!.Value.Loss), result.Kept.Validation!.Value.Loss);
        Assert.Equal(best + 4, result.Epochs[^1].Epoch);
        Assert.StartsWith($"val_loss has not improved since epoch {best} (", result.StopReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Patience_can_leave_the_last_weights()
    {
        TrainingResult<double> result = Train(Spec(epochs: 60) with { Stop = new Patience(4, RestoreBest: false) });
        Assert.Equal(result.Epochs[^1], result.Kept);
    }

    [Fact]
    public void A_training_that_breaks_off_keeps_no_epoch()
    {
        TrainingResult<double> result = Train(Spec(epochs: 30) with { Optimizer = new Sgd(1e8), Keep = new KeepBest(Metric.TrainLoss) });
        Assert.Equal(TrainingStatus.DivergedCap, result.Status);
        Assert.Null(result.Kept);
    }

    [Fact]
    public void A_plateau_rule_cuts_the_rate_of_the_following_epochs()
    {
        TrainingResult<double> result = Train(Spec(epochs: 30) with { Schedule = new Plateau(0.5, Patience: 1, Monitor: Metric.ValLoss) });
        double[] rates = [.. result.Epochs.Skip(1).Select(e => e.Lr)];
        Assert.Equal([2, 2], rates[..2]);
        Assert.True(rates[^1] < 0.3);
        RateWatch alone = new Plateau(0.5, Patience: 1).Watch(2);
        foreach (EpochRow row in result.Epochs.Skip(1))
        {
            Assert.Equal(alone.Rate, row.Lr);
            alone.See(row.Validation!.Value.Loss);
        }
    }

    [Fact]
    public void An_exhausted_schedule_ends_the_training()
    {
        TrainingResult<double> result = Train(Spec(epochs: 200) with { Optimizer = new Sgd(1e-5), Schedule = new Adaptive(0.1, 0) });
        Assert.Equal("the schedule cannot cut the rate any further", result.StopReason);
        Assert.InRange(result.Epochs.Count, 3, 20);
    }

    [Fact]
    public void Averaged_weights_are_scored_and_kept_while_the_steps_go_on_from_the_last_ones()
    {
        // One unit, loss (w + b - t)^2: the iterates are known, and so is their average from the second step on.
        TrainingData<double> line = SmallData.Line(0, 1, 0, 1);
        var spec = new TrainingSpec(
            new NetworkSpec(1, [new(1, new Identity(), new Zeros())]), new Mse(), new Asgd(0.1, Lambd: 0, T0: 0), new ConstantRate(),
            new Stochastic(Shuffle: false), 3, new Never(), new SeedTree(1, 0));
        double w = 0, average = 0;
        var averages = new List<double>();
        for (int step = 0; step < 12; step++)
        {
            w -= 0.1 * 2 * (w + w - (step % 2)); // the bias moves as the weight does
            average += (w - average) / Math.Max(1, step);
            averages.Add(average);
        }
        TrainingResult<double> result = Trainer.Train(spec, line, null, default);
        Assert.Equal(averages[^1], result.Network.Weights(0)[0], 1e-14);
        double[] scored = [.. result.Epochs.Skip(1).Select(e => e.Train.Loss)];
        double[] expected = [.. new[] { 3, 7, 11 }.Select(i => ((4 * averages[i] * averages[i]) + ((2 * averages[i]) - 1) * ((2 * averages[i]) - 1)) / 2)];
        Golden.Near.Equal(expected, scored, 1e-14, "loss of the averages");
    }

    private static TrainingResult<double> Train(TrainingSpec spec) => Trainer.Train(spec, Data, null, default);

    // A rate at which the loss goes up and down.
    private static TrainingSpec Spec(int epochs = 12) => new(
        new NetworkSpec(7, [new(16, new Tanh(), new GlorotUniform()), new(3, new Identity(), new GlorotUniform())]),
        new CrossEntropy(), new Sgd(2), new ConstantRate(), new Mini(8), epochs, new Never(), new SeedTree(3, 0));
}
