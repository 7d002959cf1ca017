using System.Diagnostics;
using System.Globalization;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Curvature;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Training;

namespace Exp.Bench;

/// <summary>
/// What a product with the Hessian costs, in gradients over the same rows: the best of alternating slices, on one thread.
/// </summary>
internal static class CurvatureCost
{
    private const int Slices = 15;

    private static readonly (int[] Sizes, int Rows)[] Cases =
    [
        ([64, 24, 24, 10], 100),
        ([64, 128, 128, 10], 1000),
        ([784, 16, 16, 10], 1000),
        ([784, 128, 10], 2000),
        ([784, 16, 16, 10], 20_000),
    ];

    public static int Print(TextWriter to)
    {
        to.WriteLine("network, rows                gradient ms     visit   Hessian  Gauss-Newton  (in gradients)");
        foreach ((int[] sizes, int rows) in Cases)
            to.WriteLine(Line(sizes, rows));
        return 0;
    }

    private static string Line(int[] sizes, int rows)
    {
        (Network<float> network, TrainingData<float> data) = Build(sizes, rows);
        var loss = new CrossEntropy();
        var step = new GradientStep<float>(network, data, loss, new Sgd(0.1), rows);
        var surface = new LossSurface<float>(network, data.Features, data.Targets, loss, data.Train);
        float[] v = [.. surface.Gradient], product = new float[v.Length];
        Action[] works =
        [
            () => step.Gradient(data.Train), surface.Visit,
            () => surface.Hessian.Multiply(v, product), () => surface.GaussNewton.Multiply(v, product),
        ];
        double[] best = [.. works.Select(_ => double.PositiveInfinity)];
        for (int slice = 0; slice < Slices; slice++)
        {
            for (int i = 0; i < works.Length; i++)
                best[i] = Math.Min(best[i], Milliseconds(works[i]));
        }
        string name = $"{string.Join('-', sizes)}, {rows}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-27} {best[0],12:F3} {best[1] / best[0],9:F2} {best[2] / best[0],9:F2} {best[3] / best[0],13:F2}");
    }

    // Of one call, over as many as take some 20 ms.
    private static double Milliseconds(Action work)
    {
        int calls = 0;
        long start = Stopwatch.GetTimestamp();
        do
        {
            work();
            calls++;
        }
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < 20);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / calls;
    }

    private static (Network<float> Network, TrainingData<float> Data) Build(int[] sizes, int rows)
    {
        int inputs = sizes[0], outputs = sizes[^1];
        var random = new RandomStream(1);
        float[] x = [.. Enumerable.Range(0, rows * inputs).Select(_ => random.NextFloat())], targets = new float[rows * outputs];
        for (int row = 0; row < rows; row++)
            targets[(row * outputs) + random.NextBelow(outputs)] = 1;
        LayerSpec[] layers = [.. sizes.Skip(1).Select((units, i) => new LayerSpec(
            units, i == sizes.Length - 2 ? new Identity() : new Tanh(), new GlorotUniform()))];
        int[] all = [.. Enumerable.Range(0, rows)];
        return (
            new Network<float>(new NetworkSpec(inputs, layers), new SeedTree(1, 0)),
            new TrainingData<float>(new RealRows<float>(x, rows, inputs), targets, [], outputs, all, [], []));
    }
}
