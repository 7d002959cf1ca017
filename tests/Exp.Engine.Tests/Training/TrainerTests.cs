using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Schedules;
using Exp.Engine.Training;
using Exp.Engine.Training.StopRules;

namespace Exp.Engine.Tests.Training;

public class TrainerTests
{
    private static readonly CrossEntropy Loss = new();

    [Fact]
    public void The_short_last_batch_weighs_what_its_rows_weigh()
    {
        // Ten rows with losses 1 (eight times) and 4 (twice); batches of 4, 4 and 2 with means 1, 1 and 4.
        TrainingData<double> data = SmallData.Line(1, 1, 1, 1, 1, 1, 1, 1, 2, 2);
        TrainingResult<double> result = Trainer.Train(Unit(0.0, 4, epochs: 1), data, null, default);
        Assert.Equal(((8 * 1.0) + (2 * 4.0)) / 10, result.Epochs[1].BatchLoss);
        Assert.Equal(3, result.StepsDone);
    }

    [Fact]
    public void The_gradient_of_the_short_last_batch_is_divided_by_its_rows()
    {
        // One unit with input 1 and loss (w + b - t)^2: both w and b move by 2 * 0.25 * mean error per step.
        TrainingData<double> data = SmallData.Line(0, 0, 0, 0, 1, 1);
        TrainingResult<double> result = Trainer.Train(Unit(0.25, 4, epochs: 1), data, null, default);
        Assert.Equal([0.5], result.Network.Weights(0));
        Assert.Equal([0.5], result.Network.Biases(0));
    }

    [Fact]
    public void Epoch_zero_is_before_training_and_epochs_follow_one_by_one()
    {
        TrainingResult<float> result = Trainer.Train(Spec(0.5, epochs: 4), SmallData.Classes<float>(Loss, validation: 20), null, default);
        Assert.Equal([0, 1, 2, 3, 4], result.Epochs.Select(e => e.Epoch));
        Assert.Equal([0L, 4, 8, 12, 16], result.Epochs.Select(e => e.Step));
        Assert.Null(result.Epochs[0].BatchLoss);
        Assert.NotNull(result.Epochs[0].Validation);
        Assert.Null(result.Epochs[0].Test);
        Assert.Equal(TrainingStatus.Ok, result.Status);
        Assert.Equal("", result.Reason);
    }

    [Fact]
    public void Training_learns()
    {
        TrainingResult<float> result = Trainer.Train(Spec(1.0, epochs: 60), SmallData.Classes<float>(Loss), null, default);
        Assert.True(result.Epochs[^1].Train.Accuracy > 0.9);
        Assert.True(result.Epochs[^1].Train.Loss < 0.3 * result.Epochs[0].Train.Loss);
    }

    [Fact]
    public void The_same_arguments_give_the_same_numbers()
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss, validation: 20);
        TrainingResult<float> one = Trainer.Train(Spec(0.5), data, null, default);
        TrainingResult<float> two = Trainer.Train(Spec(0.5), data, null, default);
        Assert.Equal(one.Epochs, two.Epochs);
        Assert.Equal(one.Network.Weights(0), two.Network.Weights(0));
    }

    [Fact]
    public void Held_out_rows_do_not_change_the_training()
    {
        TrainingData<float> without = SmallData.Classes<float>(Loss, validation: 20);
        TrainingResult<float> one = Trainer.Train(Spec(0.5), without, null, default);
        TrainingResult<float> two = Trainer.Train(Spec(0.5), without with { Validation = [], Test = [3] }, null, default);
        Assert.Equal(one.Network.Weights(1), two.Network.Weights(1));
    }

    [Fact]
    public void Outputs_of_a_row_do_not_depend_on_the_rows_beside_it()
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss, rows: 200, width: 300);
        var network = new Network<float>(
            new NetworkSpec(300, [new(8, new Tanh(), new GlorotUniform()), new(3, new Identity(), new GlorotUniform())]), new SeedTree(1, 0));
        float[] together = network.Outputs(data.Features, data.Train);
        for (int row = 0; row < 200; row++)
            Assert.Equal(together[(row * 3)..((row * 3) + 3)], network.Outputs(data.Features, [row]));
    }

    [Fact]
    public void An_infinite_learning_signal_ends_as_diverged_nonfinite_with_step_and_loss_before()
    {
        TrainingResult<float> result = Trainer.Train(Unit(1e38, 2, epochs: 3), Lines<float>(), null, default);
        Assert.Equal(TrainingStatus.DivergedNonfinite, result.Status);
        Assert.Equal("inf", result.NonfiniteKind);
        Assert.Equal(2, result.FirstBadStep);
        Assert.Equal(1.0, result.LossBefore);
        Assert.Equal("the loss became inf at step 2; the loss before was 1", result.Reason);
        Assert.False(result.Epochs[^1].Finite);
        Assert.Equal(2, result.StepsDone);
    }

    [Fact]
    public void A_loss_beyond_the_cap_stops_the_training()
    {
        TrainingResult<double> result = Trainer.Train(Unit(50, 4, epochs: 100), Lines<double>(), null, default);
        Assert.Equal(TrainingStatus.DivergedCap, result.Status);
        Assert.Contains("above the cap 1E+08", result.Reason, StringComparison.Ordinal);
        Assert.InRange(result.LossBefore!.Value, 1e3, 1e8); // of the step before, not of the one that broke the rule
        Assert.True(result.StepsDone < result.BudgetSteps);
    }

    [Fact]
    public void A_loss_that_ends_above_its_beginning_is_diverged_final()
    {
        // Two weights share the curvature 4: above 2/4 each step multiplies the error by 1 - 4 lr.
        TrainingResult<double> result = Trainer.Train(Unit(0.52, 4, epochs: 20), Lines<double>(), null, default);
        Assert.Equal(TrainingStatus.DivergedFinal, result.Status);
        Assert.StartsWith("the training loss ended at ", result.Reason, StringComparison.Ordinal);
        Assert.Equal(TrainingStatus.Ok, Trainer.Train(Unit(0.48, 4, epochs: 20), Lines<double>(), null, default).Status);
    }

    [Fact]
    public void A_network_of_dead_units_is_collapsed()
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss);
        TrainingSpec spec = Spec(0.1, epochs: 2, activation: new Relu());
        var network = new Network<float>(spec.Network, spec.Seeds);
        network.Set(0, network.Weights(0), [.. Enumerable.Repeat(-100f, 8)]);
        TrainingResult<float> result = Trainer.Train(spec, network, data, null, default);
        Assert.Equal(TrainingStatus.Collapsed, result.Status);
        Assert.Equal(1.0, result.DeadFraction);
        Assert.EndsWith("100 % of the units of a layer are dead", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_rule_ends_the_training_after_its_epoch()
    {
        TrainingSpec spec = Spec(1, epochs: 500) with
        {
            Network = new NetworkSpec(7, [new(1, new Identity(), new Zeros())]),
            Loss = new PerceptronCriterion(),
            Batching = new Stochastic(),
            Stop = new NoMistakes(),
        };
        TrainingData<double> data = SmallData.Classes<double>(spec.Loss, rows: 40, classes: 2);
        TrainingResult<double> result = Trainer.Train(spec, data, null, default);
        Assert.Equal(0, result.Epochs[^1].Mistakes);
        Assert.All(result.Epochs.Skip(1).SkipLast(1), e => Assert.True(e.Mistakes > 0));
        Assert.True(result.Epochs.Count < 500);
    }

    [Fact]
    public void Epoch_rows_are_reported_as_they_come()
    {
        var seen = new List<EpochRow>();
        TrainingResult<float> result = Trainer.Train(Spec(0.5), SmallData.Classes<float>(Loss), seen.Add, default);
        Assert.Equal(result.Epochs, seen);
    }

    [Fact]
    public void A_cancelled_token_stops_the_training()
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Trainer.Train(
            Spec(0.5, epochs: 50), SmallData.Classes<float>(Loss), row => { if (row.Epoch == 2) stop.Cancel(); }, stop.Token));
    }

    [Fact]
    public void Data_that_does_not_fit_the_network_is_refused()
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss, width: 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Train(Spec(0.5), data, null, default));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss);
        TrainingSpec spec = Spec(0.5);
        var network = new Network<float>(spec.Network, spec.Seeds);
        var step = new GradientStep<float>(network, data, Loss, spec.Optimizer, 32);
        Steps(step, data, 50);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Steps(step, data, 200);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Steps(GradientStep<float> step, TrainingData<float> data, int count)
    {
        for (int i = 0; i < count; i++)
        {
            step.Gradient(data.Train.AsSpan(0, 32));
            step.Move(0.1);
        }
    }

    private static TrainingSpec Spec(double lr, int epochs = 5, Activation? activation = null) => new(
        new NetworkSpec(7, [new(8, activation ?? new Tanh(), new GlorotUniform()), new(3, new Identity(), new GlorotUniform())]),
        Loss, new Sgd(lr), new ConstantRate(), new Mini(32), epochs, new Never(), new SeedTree(1, 0));

    private static TrainingSpec Unit(double lr, int batch, int epochs) => new(
        new NetworkSpec(1, [new(1, new Identity(), new Zeros())]),
        new Mse(), new Sgd(lr), new ConstantRate(), new Mini(batch, Shuffle: false), epochs, new Never(), new SeedTree(1, 0));

    private static TrainingData<T> Lines<T>()
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => new(
            new RealRows<T>([T.One, T.One, T.One, T.One], 4, 1), [T.One, T.One, T.One, T.One], [], 1, [0, 1, 2, 3], [], []);
}
