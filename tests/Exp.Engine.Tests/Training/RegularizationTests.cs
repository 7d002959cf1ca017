using System.Numerics;
using System.Text.Json;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Checks;
using Exp.Engine.Clipping;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Regularizers;
using Exp.Engine.Tests.Golden;
using Exp.Tests.Golden;
using Exp.Engine.Training;

namespace Exp.Engine.Tests.Training;

public class RegularizationTests
{
    public static TheoryData<string> PenaltyCases => [.. Penalties.Keys];

    private static Dictionary<string, Regularization> Penalties { get; } = new()
    {
        ["l2_half_sum"] = new(L2: 0.25),
        ["l2_sum"] = new(L2: 2 * 0.25),
        ["l2_nielsen_n5"] = new(L2: 0.25, Share: PenaltyShare.TrainRows),
        ["l1_sum"] = new(L1: 0.25),
        ["l1_nielsen_n5"] = new(L1: 0.25, Share: PenaltyShare.TrainRows),
    };

    [Theory, MemberData(nameof(PenaltyCases)), Runs("losses", "penalties")]
    public void Penalties_and_their_gradients_agree_with_the_reference(string name)
    {
        AssertPenalty<double>(name, 1e-12);
        AssertPenalty<float>(name, 5e-6);
    }

    private static void AssertPenalty<T>(string name, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement file = GoldenFile.Read("losses").GetProperty("penalties"), golden = file.GetProperty(name);
        T[] weights = [.. file.GetProperty("weights").Rows().SelectMany(r => r).Select(T.CreateChecked)];
        // Rows without inputs: the loss has no slope, what is left is the penalty's.
        T[] x = new T[5 * 3], targets = new T[5 * 2];
        int[] rows = [0, 1, 2, 3, 4];
        var data = new TrainingData<T>(new RealRows<T>(x, 5, 3), targets, [], 2, rows, [], []);
        var network = new Network<T>(new NetworkSpec(3, [new(2, new Identity(), new Zeros())]), new SeedTree(1, 0));
        network.Set(0, weights, [T.Zero, T.Zero]);
        var step = new GradientStep<T>(network, data, new Mse(), new Sgd(0.1), 5, regularization: Penalties[name]);

        step.Gradient(rows);

        Near.Equal(golden.GetProperty("value").Number(), step.Penalty, tolerance, name);
        Near.Equal(
            [.. golden.GetProperty("grad").Rows().SelectMany(r => r)],
            [.. network.Weights(0, step.Values).Select(double.CreateChecked)], tolerance, name);
        Assert.All(network.Biases(0, step.Values), b => Assert.Equal(T.Zero, b));
    }

    [Theory]
    [InlineData(PenaltyShare.Whole), InlineData(PenaltyShare.TrainRows), InlineData(PenaltyShare.BatchRows)]
    public void Gradient_with_penalties_agrees_with_central_differences(PenaltyShare share)
    {
        TrainingData<double> data = SmallData.Classes<double>(new CrossEntropy(), rows: 30);
        Network<double> network = Net<double>();
        int[] rows = data.Train[3..17];
        var step = new GradientStep<double>(
            network, data, new CrossEntropy(), new Sgd(0.1), rows.Length, regularization: new Regularization(0.5, 0.25, share));
        (_, double worst) = GradientCheck.Compare(network, step, rows);
        Assert.InRange(worst, 0, 1e-7);
    }

    [Fact]
    public void Decoupled_decay_shrinks_weights_by_the_rate_and_is_no_part_of_the_loss()
    {
        TrainingData<double> data = SmallData.Classes<double>(new CrossEntropy(), rows: 30);
        Network<double> plain = Net<double>(), decayed = Net<double>();
        var one = new GradientStep<double>(plain, data, new CrossEntropy(), new Sgd(0.1), 30);
        var two = new GradientStep<double>(
            decayed, data, new CrossEntropy(), new Sgd(0.1), 30, regularization: new Regularization(0.5, Decoupled: true));
        double[] before = plain.Weights(0), bias = plain.Biases(0);
        one.Gradient(data.Train);
        two.Gradient(data.Train);
        Assert.Equal(one.Value, two.Value);
        one.Move(0.1);
        two.Move(0.1);
        double[] expected = [.. plain.Weights(0).Zip(before, (w, old) => w - (0.1 * 0.5 * old))];
        Near.Equal(expected, decayed.Weights(0), 1e-15, "weights");
        Assert.Equal(plain.Biases(0), decayed.Biases(0));
        Assert.NotEqual(bias, decayed.Biases(0));
    }

    [Fact]
    public void Max_norm_limits_the_weights_into_each_unit_and_leaves_smaller_ones_alone()
    {
        TrainingData<float> data = SmallData.Classes<float>(new CrossEntropy(), rows: 30);
        Network<float> free = Net<float>(), limited = Net<float>();
        new GradientStep<float>(free, data, new CrossEntropy(), new Sgd(0.1), 30).Move(0);
        new GradientStep<float>(
            limited, data, new CrossEntropy(), new Sgd(0.1), 30, regularization: new Regularization(MaxNorm: 0.9)).Move(0);
        int touched = 0;
        for (int layer = 0; layer < 3; layer++)
        {
            int inputs = free.Layers[layer].Inputs;
            for (int unit = 0; unit < free.Layers[layer].Outputs; unit++)
            {
                float[] was = free.Weights(layer)[(unit * inputs)..((unit + 1) * inputs)];
                float[] now = limited.Weights(layer)[(unit * inputs)..((unit + 1) * inputs)];
                double norm = Math.Sqrt(was.Sum(w => (double)w * w));
                touched += norm > 0.9 ? 1 : 0;
                if (norm <= 0.9)
                    Assert.Equal(was, now);
                else
                    Near.Equal([.. was.Select(w => (double)w * 0.9 / norm)], [.. now.Select(w => (double)w)], 1e-6, "scaled");
            }
        }
        Assert.InRange(touched, 5, 40);
    }

    [Fact]
    public void Gradients_added_up_over_small_batches_are_those_of_the_large_one()
    {
        TrainingData<double> data = SmallData.Classes<double>(new CrossEntropy(ClassWeights: [1, 2, 3]), rows: 60);
        var loss = new CrossEntropy(ClassWeights: [1, 2, 3]);
        var whole = new GradientStep<double>(Net<double>(), data, loss, new Sgd(0.1), 60, regularization: new Regularization(0.1));
        double expected = whole.Gradient(data.Train).Total;
        foreach (int part in (int[])[1, 7, 16, 59])
        {
            var parts = new GradientStep<double>(Net<double>(), data, loss, new Sgd(0.1), 60, part, new Regularization(0.1));
            Assert.Equal(expected, parts.Gradient(data.Train).Total, 1e-12);
            Near.Equal(whole.Values.ToArray(), parts.Values.ToArray(), 1e-14, $"{part} rows at a time");
        }
        Assert.Equal((24, 6, 3), (new Mini(6, Accumulate: 4).SizeFor(60), new Mini(6, Accumulate: 4).PartFor(60), new Mini(6, Accumulate: 4).StepsFor(60)));
    }

    [Fact]
    public void A_step_with_all_of_it_allocates_nothing()
    {
        TrainingData<float> data = SmallData.Classes<float>(new CrossEntropy(), rows: 30);
        var step = new GradientStep<float>(
            Net<float>(), data, new CrossEntropy(), new Adam(), 30, 8, new Regularization(0.1, 0.1, MaxNorm: 0.5), new ClipNorm(0.1, ClipScope.Tensor));
        Both();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
            Both();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Both()
        {
            step.Gradient(data.Train);
            step.Move(0.1);
        }
    }

    private static Network<T> Net<T>()
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => new(
        new NetworkSpec(7, [new(19, new Tanh(), new HeNormal()), new(9, new Tanh(), new GlorotUniform()), new(3, new Identity(), new GlorotUniform())]),
        new SeedTree(3, 0));
}
