using System.Numerics;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Initializers;
using Exp.Engine.Kernels;
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
/// <param name="InPlaceGoal">How many times faster than PyTorch a step on the same few rows must be; null for no goal.</param>
/// <param name="GatheredGoal">The same for a step on rows gathered from the whole set.</param>
internal sealed record StepCase(
    int[] Sizes, Activation Activation, int Batch, Optimizer Optimizer, double? InPlaceGoal = null, double? GatheredGoal = null)
{
    /// <summary>Rows of the made-up data set: as many as MNIST has, so that shuffled rows are cold.</summary>
    private const int Rows = 60_000;

    private static readonly Dictionary<int, byte[]> Pixels = [];

    /// <summary>The twelve rows.</summary>
    public static IReadOnlyList<StepCase> All { get; } =
    [
        new([784, 16, 16, 10], new Sigmoid(), 1, new Sgd(0.01), 100, 95),
        new([784, 16, 16, 10], new Sigmoid(), 10, new Sgd(0.01), 28, 25),
        new([784, 16, 16, 10], new Sigmoid(), 32, new Sgd(0.01), 11, 9.5),
        new([784, 16, 16, 10], new Sigmoid(), 128, new Sgd(0.01)),
        new([784, 16, 16, 10], new Relu(), 32, new Adam(0.001), 14),
        new([784, 30, 10], new Sigmoid(), 10, new Sgd(0.01)),
        new([2, 16, 16, 1], new Tanh(), 10, new Sgd(0.01), 250),
        new([64, 32, 10], new Relu(), 32, new Adam(0.001), 45),
        new([784, 128, 10], new Relu(), 64, new Adam(0.001), 2.3),
        new([784, 800, 10], new Relu(), 128, new Sgd(0.01), 1.4),
        new([784, 1000, 1000, 10], new Relu(), 128, new Sgd(0.01), 1.25),
        new([784, 1000, 1000, 10], new Relu(), 128, new Adam(0.001), 1.4),
    ];

    /// <summary>784-16-16-10 sigmoid b32 sgd.</summary>
    public string Name => $"{Layers} {Word(Activation)} b{Batch} {Word(Optimizer)}";

    /// <summary>What the peer is asked to prepare.</summary>
    public string Request => $"steps {Layers} {Word(Activation)} {Batch} {Word(Optimizer)}";

    private string Layers => string.Join('-', Sizes);

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

    /// <summary>A runner of single steps over shuffled byte rows, or over the same few rows of numbers again and again; with a crew for wide layers.</summary>
    public StepRunner<T> Start<T>(bool inPlace, Crew? crew = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int outputs = Sizes[^1], inputs = Sizes[0], rows = inPlace ? Batch : Rows;
        var random = new RandomStream(1);
        var labels = new int[rows];
        var targets = new T[rows * outputs];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = random.NextBelow(Math.Max(outputs, 2));
            if (outputs > 1)
                targets[(row * outputs) + labels[row]] = T.One;
            else
                targets[row] = T.CreateChecked(labels[row]);
        }
        int[] all = [.. Enumerable.Range(0, rows)];
        random.Shuffle(all);
        LayerSpec[] layers = [.. Sizes.Skip(1).Select((units, i) => new LayerSpec(
            units, i == Sizes.Length - 2 ? new Identity() : Activation, new GlorotUniform()))];
        Loss loss = outputs > 1 ? new CrossEntropy() : new Mse();
        var data = new TrainingData<T>(Features<T>(rows, inPlace), targets, labels, outputs, all, [], []);
        var network = new Network<T>(new NetworkSpec(inputs, layers), new SeedTree(1, 0));
        network.Share(crew);
        return new StepRunner<T>(network, data, loss, Optimizer, Batch);
    }

    private FeatureRows<T> Features<T>(int rows, bool inPlace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int inputs = Sizes[0];
        if (!Pixels.TryGetValue(inputs, out byte[]? pixels))
            Pixels[inputs] = pixels = Draw(inputs);
        return inPlace
            ? new RealRows<T>([.. pixels.Take(rows * inputs).Select(p => T.CreateChecked(p / 255.0))], rows, inputs)
            : new ByteRows<T>(pixels, rows, inputs, 255);
    }

    // A fifth is not zero, as in MNIST.
    private static byte[] Draw(int inputs)
    {
        var random = new RandomStream(2);
        var pixels = new byte[Rows * inputs];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = random.NextBelow(5) == 0 ? (byte)random.NextBelow(256) : (byte)0;
        return pixels;
    }

    private static string Word(object part) => part.GetType().Name.ToLowerInvariant();
}
