using CsCheck;
using Exp.Engine.Activations;
using Exp.Engine.Checks;
using Exp.Engine.Initializers;
using Exp.Engine.Kernels;
using Exp.Engine.Layers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Tests.Golden;
using Exp.Engine.Tests.Training;
using Exp.Engine.Training;

namespace Exp.Engine.Tests.Layers;

public sealed unsafe class DropoutTests
{
    private static readonly CrossEntropy Loss = new();
    private static readonly SeedTree Seeds = new(4, 1);

    [Fact]
    public void Masks_are_the_words_of_the_stream_of_their_epoch_and_layer_whatever_the_cut_into_batches() =>
        Gen.Select(Gen.Int[1, 67], Gen.Int[1, 40], Gen.Int[1, 40], Gen.Double[0, 0.99]).Sample((units, rows, batch, rate) =>
        {
            RandomStream stream = Seeds.Stream("dropout/epoch3/layer1");
            float factor = (float)(1 / (1 - rate));
            float[] expected = [.. Enumerable.Range(0, rows * units).Select(_ => stream.NextUInt32() >= (uint)(rate * 4294967296.0) ? factor : 0)];
            var actual = new List<float>();
            for (int first = 0; first < rows; first += batch)
                actual.AddRange(Masks(units, rate, first, Math.Min(batch, rows - first)));
            Assert.Equal(expected, actual);
        }, iter: 200);

    [Theory, InlineData(0.1), InlineData(0.5), InlineData(0.9)]
    public void The_share_that_is_kept_is_the_one_asked_for_and_the_mean_stays(double rate)
    {
        float[] masks = Masks(100, rate, 0, 400);
        double deviation = Math.Sqrt(rate * (1 - rate) / masks.Length);
        Assert.InRange(masks.Count(m => m == 0) / (double)masks.Length, rate - (4 * deviation), rate + (4 * deviation));
        Assert.InRange(masks.Average(), 1 - (4 * deviation / (1 - rate)), 1 + (4 * deviation / (1 - rate)));
    }

    [Fact]
    public void Epochs_and_layers_have_masks_of_their_own()
    {
        var words = new uint[3][];
        (int Epoch, int Layer)[] places = [(1, 1), (1, 0), (2, 1)];
        for (int i = 0; i < places.Length; i++)
            new EpochMasks(Seeds, places[i].Epoch, 2).Fill(places[i].Layer, 0, words[i] = new uint[8]);
        Assert.Equal(24, words.SelectMany(w => w).Distinct().Count());
    }

    [Fact]
    public void Nothing_is_left_out_when_a_network_is_evaluated()
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss, rows: 20);
        Assert.Equal(
            new Network<float>(Spec(0, 0), Seeds).Outputs(data.Features, data.Train),
            new Network<float>(Spec(0.3, 0.5), Seeds).Outputs(data.Features, data.Train));
        (Network<float> network, GradientStep<float> step) = Step(data, 20);
        step.Gradient(data.Train);
        Assert.Equal(step.Batch.Score(data.Train), new RowBatch<float>(network, data, Loss, 20).Score(data.Train));
    }

    [Fact]
    public void Gradient_agrees_with_central_differences_under_the_same_masks()
    {
        TrainingData<double> data = SmallData.Classes<double>(Loss, rows: 9);
        (Network<double> network, GradientStep<double> step) = Step(data, 9);
        (double largest, double worst) = GradientCheck.Compare(network, step, data.Train);
        Assert.True(worst <= 1e-7 * largest, $"largest gradient {largest:G4}, worst difference {worst:G3}");
    }

    [Fact]
    public void A_batch_of_many_blocks_has_the_masks_and_the_gradient_of_its_parts()
    {
        TrainingData<double> data = SmallData.Classes<double>(Loss, rows: 600);
        (_, GradientStep<double> step) = Step(data, 600);
        step.Gradient(data.Train);
        double[] whole = step.Values.ToArray();
        step.Gradient(data.Train.AsSpan(0, 300), 0);
        double[] first = step.Values.ToArray();
        step.Gradient(data.Train.AsSpan(300), 300);
        double[] mean = [.. first.Zip(step.Values.ToArray(), (a, b) => (a + b) / 2)];
        Near.Equal(whole, mean, 1e-14);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss);
        (_, GradientStep<float> step) = Step(data, 32);
        Run(50);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(200);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                step.Gradient(data.Train.AsSpan(0, 32), i);
                step.Move(0.1);
            }
        }
    }

    [Fact]
    public void Training_without_the_masks_of_an_epoch_is_a_mistake_not_a_training_without_dropout()
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss);
        (_, GradientStep<float> step) = Step(data, 32);
        step.Masks = null;
        Assert.Throws<InvalidOperationException>(() => step.Gradient(data.Train.AsSpan(0, 4)));
    }

    [Theory, InlineData(-0.1), InlineData(1.0), InlineData(double.NaN)]
    public void A_share_outside_of_its_bounds_is_refused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Network<float>(Spec(0, rate), Seeds));

    [Fact]
    public void Dropout_of_the_outputs_is_refused()
    {
        NetworkSpec spec = Spec(0, 0);
        LayerSpec[] layers = [spec.Layers[0], spec.Layers[1] with { Dropout = 0.5 }];
        Assert.Throws<ArgumentOutOfRangeException>(() => new Network<float>(spec with { Layers = layers }, Seeds));
    }

    private static float[] Masks(int units, double rate, int first, int rows)
    {
        var layer = new DropoutLayer<float>(1, units, Panel.Stride<float>(units), rate);
        var masks = new PinnedBlock<float>((long)rows * layer.Stride);
        layer.Draw(new EpochMasks(Seeds, 3, 2), first, rows, masks.Start);
        return [.. Enumerable.Range(0, rows).SelectMany(r => masks.Span.Slice(r * layer.Stride, units).ToArray())];
    }

    private static (Network<T> Network, GradientStep<T> Step) Step<T>(TrainingData<T> data, int rows)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(Spec(0.3, 0.5), Seeds);
        return (network, new GradientStep<T>(network, data, Loss, new Sgd(0.1), rows) { Masks = network.MasksOf(Seeds, 1) });
    }

    private static NetworkSpec Spec(double inputs, double hidden) => new(
        7, [new(19, new Sigmoid(), new GlorotUniform(), Dropout: hidden), new(3, new Identity(), new GlorotUniform())], inputs);
}
