using System.Numerics;
using System.Runtime.InteropServices;
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

/// <summary>Threads share panels, never sums: the weights do not know how many there were.</summary>
public class ThreadsTests
{
    [Theory, InlineData(1), InlineData(7), InlineData(60)]
    public void Two_and_three_threads_give_the_bits_of_one(int batch)
    {
        byte[] expected = Trained<float>(batch, 1);
        Assert.Equal(expected, Trained<float>(batch, 2));
        Assert.Equal(expected, Trained<float>(batch, 3));
        Assert.Equal(Trained<double>(batch, 1), Trained<double>(batch, 3));
    }

    // 300 and 270 outputs make 19 and 17 panels of floats.
    private static byte[] Trained<T>(int batch, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LayerSpec Layer(int units, Activation activation) => new(units, activation, new GlorotUniform());
        var network = new NetworkSpec(29, [Layer(300, new Tanh()), Layer(270, new Relu()), Layer(3, new Identity())]);
        var spec = new TrainingSpec(
            network, new CrossEntropy(), new Adam(0.01), new ConstantRate(), new Mini(batch), 2, new Never(), new SeedTree(5, 0));
        TrainingResult<T> result = Trainer.Train(spec, Data<T>(), null, default, threads);
        Assert.True(result.Network.IsWide);
        return MemoryMarshal.AsBytes(result.Network.Parameters).ToArray();
    }

    private static TrainingData<T> Data<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int rows = 60, inputs = 29;
        var random = new RandomStream(3);
        T[] x = [.. Enumerable.Range(0, rows * inputs).Select(_ => T.CreateChecked(random.NextDouble()))];
        int[] labels = [.. Enumerable.Range(0, rows).Select(i => i % 3)];
        T[] targets = [.. labels.SelectMany(l => Enumerable.Range(0, 3).Select(c => c == l ? T.One : T.Zero))];
        int[] all = [.. Enumerable.Range(0, rows)];
        return new TrainingData<T>(new RealRows<T>(x, rows, inputs), targets, labels, 3, all, [], []);
    }
}
