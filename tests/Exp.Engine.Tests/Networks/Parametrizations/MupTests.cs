using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Initializers;
using Exp.Engine.Layers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Networks.Parametrizations;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Schedules;
using Exp.Engine.Tests.Training;
using Exp.Engine.Training;
using Exp.Engine.Training.StopRules;

namespace Exp.Engine.Tests.Networks.Parametrizations;

public class MupTests
{
    private static readonly CrossEntropy Loss = new();
    private static readonly SeedTree Seeds = new(2, 0);

    public static TheoryData<string> Known => [.. Optimizer.All.Members.Select(m => m.Kind).Where(k => Optimized(k).StepScale is not null)];

    [Fact]
    public void Rates_are_those_of_the_table()
    {
        // Yang et al. 2022, table 3, four times the base width: weights of inputs, hidden, outputs; then their biases.
        Assert.Equal([4, 1, 0.25, 4, 4, 1], Factors(new Sgd()));
        Assert.Equal([1, 0.25, 0.25, 1, 1, 1], Factors(new Adam()));

        double[] Factors(Optimizer optimizer)
        {
            NetworkSpec spec = Spec(32, new Mup(8));
            return [.. from weight in (bool[])[true, false] from layer in Enumerable.Range(0, 3) select LayerRates.Factor(spec, new ParameterTensor(layer, weight, []), optimizer)];
        }
    }

    [Fact]
    public void Weights_begin_as_the_table_says()
    {
        // The same words of the stream under the law of the base width, so that the ratios are exact up to rounding.
        NetworkSpec wide = Spec(64, new Mup(16));
        var network = new Network<double>(wide, Seeds);
        (int Inputs, double Scale)[] layers = [(7, 1), (16, 1 / 2.0), (16, 1 / 4.0)];
        for (int layer = 0; layer < 3; layer++)
        {
            double[] drawn = network.Weights(layer);
            double expected = layers[layer].Scale / Math.Sqrt(layers[layer].Inputs);
            double deviation = Math.Sqrt(drawn.Sum(w => w * w) / drawn.Length);
            Assert.InRange(deviation / expected, 1 - (4 / Math.Sqrt(2 * drawn.Length)), 1 + (4 / Math.Sqrt(2 * drawn.Length)));
        }
    }

    [Theory, MemberData(nameof(Known))]
    public void At_the_base_width_it_is_the_standard_one_bit_for_bit(string optimizer)
    {
        TrainingResult<float> standard = Train(Spec(16, null)), mup = Train(Spec(16, new Mup(16)));
        Assert.Equal(standard.Network.Weights(1), mup.Network.Weights(1));
        Assert.Equal(standard.Epochs, mup.Epochs);

        TrainingResult<float> Train(NetworkSpec network) => Trainer.Train(
            new TrainingSpec(network, Loss, Optimized(optimizer), new ConstantRate(), new Mini(32), 2, new Never(), Seeds),
            SmallData.Classes<float>(Loss), null, default);
    }

    [Theory, InlineData("sgd", 0.5), InlineData("adam", 0.02), InlineData("lion", 0.02)]
    public void Layers_move_by_the_same_amount_at_every_width(string optimizer, double lr)
    {
        Optimizer at = Optimized(optimizer) with { Lr = lr };
        double[] narrow = Moved(Spec(32, new Mup(32)), at), mup = Moved(Spec(512, new Mup(32)), at), standard = Moved(Spec(512, null), at);
        string seen = $"narrow {string.Join(' ', narrow)}; mup {string.Join(' ', mup)}; standard {string.Join(' ', standard)}";
        Assert.True(narrow.Zip(mup, (a, b) => b / a).All(r => r is > 0.5 and < 2), seen);
        Assert.True(narrow.Zip(standard, (a, b) => b / a).Any(r => r is < 0.25 or > 4), "the case shows nothing: " + seen);
    }

    [Fact]
    public void Decay_per_step_does_not_depend_on_the_rate_of_the_layer()
    {
        NetworkSpec spec = Spec(32, new Mup(8));
        var network = new Network<double>(spec, Seeds);
        double[] before = network.Weights(1);
        Stepper<double> stepper = LayerRates.Start(network, new AdamW(0.1, WeightDecay: 0.5));
        stepper.Step(network.Parameters, new double[network.Parameters.Length], 0.1);
        Golden.Near.Equal([.. before.Select(w => w * 0.95)], network.Weights(1), 1e-15);
    }

    [Fact]
    public void The_preconditioner_knows_the_rates()
    {
        NetworkSpec spec = Spec(32, new Mup(8));
        var network = new Network<double>(spec, Seeds);
        var diagonal = new double[network.Parameters.Length];
        Assert.True(LayerRates.Start(network, new Sgd()).TryPreconditioner(diagonal));
        Assert.Equal([0.25, 1, 4], Enumerable.Range(0, 3).Select(layer => network.Weights(layer, diagonal)[0]));
    }

    [Fact]
    public void Numbers_of_norms_have_the_rate_of_biases_and_every_number_has_one()
    {
        NetworkSpec spec = Spec(32, new Mup(8));
        spec = spec with { Layers = [spec.Layers[0] with { Norm = new LayerNorm() }, spec.Layers[1] with { Norm = new BatchNorm() }, spec.Layers[2]] };
        var network = new Network<double>(spec, Seeds);
        var diagonal = new double[network.Parameters.Length];
        LayerRates.Start(network, new Sgd()).TryPreconditioner(diagonal);
        Assert.Equal(0.25, network.Scales(0, diagonal)[0]);
        Assert.Equal(0.25, network.Shifts(1, diagonal)[^1]);
        Assert.DoesNotContain(0.0, diagonal);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        TrainingData<float> data = SmallData.Classes<float>(Loss);
        var step = new GradientStep<float>(new Network<float>(Spec(32, new Mup(8)), Seeds), data, Loss, new Adam(0.01), 32);
        Run(50);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(200);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                step.Gradient(data.Train.AsSpan(0, 32));
                step.Move(0.01);
            }
        }
    }

    [Fact]
    public void Optimizers_without_known_rates_are_refused() => Assert.Throws<ArgumentException>(
        () => LayerRates.Start(new Network<float>(Spec(32, new Mup(8)), Seeds), new Rprop()));

    /// <summary>Root mean square change of the weighted sums of each layer after four steps.</summary>
    private static double[] Moved(NetworkSpec spec, Optimizer optimizer)
    {
        TrainingData<double> data = SmallData.Classes<double>(Loss, rows: 32);
        var step = new GradientStep<double>(new Network<double>(spec, Seeds), data, Loss, optimizer, 32);
        double[][] before = Sums(step, data);
        for (int i = 0; i < 4; i++)
        {
            step.Gradient(data.Train);
            step.Move(optimizer.Lr);
        }
        return [.. Sums(step, data).Zip(before, (after, was) => Math.Sqrt(after.Zip(was, (a, b) => (a - b) * (a - b)).Average()))];
    }

    private static double[][] Sums(GradientStep<double> step, TrainingData<double> data)
    {
        step.Batch.Score(data.Train);
        return [.. step.Batch.Workspace.Z.Select(z => z.Span.ToArray())];
    }

    private static Optimizer Optimized(string kind) => (Optimizer)Optimizer.All.Find(kind)!.CreateDefault();

    private static NetworkSpec Spec(int width, Parametrization? parametrization) => new(
        7,
        [new(width, new Relu(), new LecunNormal()), new(width, new Relu(), new LecunNormal()), new(3, new Identity(), new LecunNormal())],
        Parametrization: parametrization);
}
