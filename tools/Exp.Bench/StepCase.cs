using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Training;

namespace Exp.Bench;

/// <summary>One row of the table of whole training steps.</summary>
/// <param name="Sizes">Inputs, hidden layers, outputs.</param>
/// <param name="Activation">Of the hidden layers.</param>
/// <param name="Batch">Rows per step.</param>
/// <param name="Optimizer">How a step is made.</param>
internal sealed record StepCase(int[] Sizes, Activation Activation, int Batch, Optimizer Optimizer)
{
    /// <summary>Rows of the made-up data set: as many as MNIST has, so that shuffled rows are cold.</summary>
    private const int Rows = 60_000;

    /// <summary>The ten rows.</summary>
    public static IReadOnlyList<StepCase> All { get; } =
    [
        new([784, 16, 16, 10], new Sigmoid(), 1, new Sgd(0.01)),
        new([784, 16, 16, 10], new Sigmoid(), 10, new Sgd(0.01)),
        new([784, 16, 16, 10], new Sigmoid(), 32, new Sgd(0.01)),
        new([784, 16, 16, 10], new Sigmoid(), 128, new Sgd(0.01)),
        new([784, 16, 16, 10], new Relu(), 32, new Adam(0.001)),
        new([784, 30, 10], new Sigmoid(), 10, new Sgd(0.01)),
        new([2, 16, 16, 1], new Tanh(), 10, new Sgd(0.01)),
        new([64, 32, 10], new Relu(), 32, new Adam(0.001)),
        new([784, 128, 10], new Relu(), 64, new Adam(0.001)),
        new([784, 800, 10], new Relu(), 128, new Sgd(0.01)),
    ];

    /// <summary>784-16-16-10 sigmoid b32 SGD.</summary>
    public string Name =>
        $"{string.Join('-', Sizes)} {Word(Activation)} b{Batch} {Word(Optimizer)}";

    /// <summary>Multiplications and additions of the products of a step: forward, weight gradient, input gradient but for layer 1.</summary>
    public double Flops
    {
        get
        {
            double sum = 0;
            for (int i = 1; i < Sizes.Length; i++)
                sum += (i == 1 ? 4.0 : 6.0) * Sizes[i - 1] * Sizes[i];
            return sum * Batch;
        }
    }

    /// <summary>A runner of single steps over shuffled byte rows.</summary>
    public StepRunner<float> Start()
    {
        int outputs = Sizes[^1], inputs = Sizes[0];
        var random = new RandomStream(1);
        var pixels = new byte[Rows * inputs];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = random.NextBelow(5) == 0 ? (byte)random.NextBelow(256) : (byte)0;
        var labels = new int[Rows];
        var targets = new float[Rows * outputs];
        for (int row = 0; row < Rows; row++)
        {
            labels[row] = random.NextBelow(Math.Max(outputs, 2));
            if (outputs > 1)
                targets[(row * outputs) + labels[row]] = 1;
            else
                targets[row] = labels[row];
        }
        int[] all = [.. Enumerable.Range(0, Rows)];
        random.Shuffle(all);
        LayerSpec[] layers = [.. Sizes.Skip(1).Select((units, i) => new LayerSpec(
            units, i == Sizes.Length - 2 ? new Identity() : Activation, new GlorotUniform()))];
        Loss loss = outputs > 1 ? new CrossEntropy() : new Mse();
        var data = new TrainingData<float>(
            new ByteRows<float>(pixels, Rows, inputs, 255), targets, labels, outputs, all, [], []);
        var network = new Network<float>(new NetworkSpec(inputs, layers), new SeedTree(1, 0));
        return new StepRunner<float>(network, data, loss, Optimizer, Batch);
    }

    private static string Word(object part) => part.GetType().Name.ToLowerInvariant();
}
