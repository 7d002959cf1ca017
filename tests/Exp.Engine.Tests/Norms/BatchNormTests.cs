using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Tests.Training;
using Exp.Engine.Training;

namespace Exp.Engine.Tests.Norms;

public class BatchNormTests
{
    private static readonly Mse Loss = new();

    [Theory]
    [InlineData(BatchNormForm.Torch, 0.25, 0.5, 2.0833333333333335)] // 0.75 * 0 + 0.25 * 2 and 0.75 * 1 + 0.25 * 16 / 3
    [InlineData(BatchNormForm.Keras, 0.25, 1.5, 3.25)] // 0.25 * 0 + 0.75 * 2 and 0.25 * 1 + 0.75 * 16 / 4
    public void Running_averages_follow_the_form(BatchNormForm form, double momentum, double mean, double variance)
    {
        (Network<double> network, GradientStep<double> step) = Unit(new BatchNorm(momentum, 1e-5, form), 0, 4, 0, 4);
        step.Gradient([0, 1, 2, 3]);
        (double[] means, double[] variances) = network.RunningMoments(0);
        Golden.Near.Equal(mean, means[0], 1e-15);
        Golden.Near.Equal(variance, variances[0], 1e-15);
    }

    [Fact]
    public void Scores_are_those_of_training_where_the_running_averages_are_those_of_the_batch()
    {
        // Keras's form with momentum 0 keeps exactly the last batch.
        TrainingData<float> data = SmallData.Classes<float>(new CrossEntropy(), rows: 30);
        var spec = new NetworkSpec(7, [new(19, new Tanh(), new GlorotUniform(), Norm: new BatchNorm(0, 1e-5, BatchNormForm.Keras)), new(3, new Identity(), new GlorotUniform())]);
        var step = new GradientStep<float>(new Network<float>(spec, new SeedTree(1, 0)), data, new CrossEntropy(), new Sgd(0.1), 30);
        LossSum trained = step.Gradient(data.Train);
        float[] outputs = step.Batch.Outputs.ToArray();
        Assert.Equal(trained.Total, step.Batch.Score(data.Train).Total);
        Assert.Equal(outputs, step.Batch.Outputs.ToArray());
    }

    [Fact]
    public void A_batch_of_one_row_is_normalized_by_the_running_averages_and_leaves_them_alone()
    {
        (Network<double> network, GradientStep<double> step) = Unit(new BatchNorm(), 0, 4, 0, 4);
        step.Gradient([0, 1, 2, 3]);
        (double[] Means, double[] Variances) before = network.RunningMoments(0);
        LossSum one = step.Gradient([1]);
        Assert.Equal(step.Batch.Score([1]).Total, one.Total);
        Assert.Equal(before.Means, network.RunningMoments(0).Means);
        Assert.Equal(before.Variances, network.RunningMoments(0).Variances);
    }

    [Fact]
    public void A_mean_far_from_zero_costs_no_digits_of_the_variance()
    {
        double far = 1 << 20;
        (Network<float> near, GradientStep<float> step) = Unit<float>(new BatchNorm(1), 0, 0.25f, 0.5f, 0.75f);
        (Network<float> away, GradientStep<float> shifted) = Unit<float>(new BatchNorm(1), (float)far, (float)far + 0.25f, (float)far + 0.5f, (float)far + 0.75f);
        step.Gradient([0, 1, 2, 3]);
        shifted.Gradient([0, 1, 2, 3]);
        Assert.Equal(near.RunningMoments(0).Variances, away.RunningMoments(0).Variances);
    }

    [Fact]
    public void A_unit_that_is_the_same_on_every_row_becomes_its_shift()
    {
        (Network<double> network, GradientStep<double> step) = Unit(new BatchNorm(), 3, 3, 3, 3);
        network.SetNorm(0, [2], [0.5]);
        step.Gradient([0, 1, 2, 3]);
        Assert.Equal(0.5, step.Batch.Outputs[0]);
    }

    [Fact]
    public void The_layer_has_no_bias_whatever_initializer_and_weight_decay_say()
    {
        TrainingData<double> data = SmallData.Line(0, 1, 0, 1);
        var spec = new NetworkSpec(1, [new(5, new Tanh(), new TorchDefault(), Norm: new BatchNorm()), new(1, new Identity(), new TorchDefault())]);
        var network = new Network<double>(spec, new SeedTree(1, 0));
        var step = new GradientStep<double>(network, data, Loss, new Adam(0.1), 4);
        for (int i = 0; i < 5; i++)
        {
            step.Gradient(data.Train);
            step.Move(0.1);
        }
        Assert.Equal(new double[5], network.Biases(0));
        Assert.NotEqual(0, network.Biases(1)[0]);
    }

    private static (Network<double>, GradientStep<double>) Unit(BatchNorm norm, params double[] inputs) => Unit<double>(norm, inputs);

    // One unit whose weighted sum is the input.
    private static (Network<T>, GradientStep<T>) Unit<T>(BatchNorm norm, params T[] inputs)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var data = new TrainingData<T>(new RealRows<T>(inputs, inputs.Length, 1), new T[inputs.Length], [], 1, [.. Enumerable.Range(0, inputs.Length)], [], []);
        var network = new Network<T>(new NetworkSpec(1, [new(1, new Identity(), new Zeros(), Norm: norm)]), new SeedTree(1, 0));
        network.Set(0, [T.One], [T.Zero]);
        return (network, new GradientStep<T>(network, data, Loss, new Sgd(0.1), inputs.Length));
    }
}
