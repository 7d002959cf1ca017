using System.Numerics;
using Exp.Engine.Batching;
using Exp.Engine.Losses;
using Exp.Engine.Numbers;
using Exp.Engine.Training;

namespace Exp.Engine.Tests.Training;

/// <summary>Made-up rows with a pattern that can be learnt: the class is decided by the first two features.</summary>
internal static class SmallData
{
    public static TrainingData<T> Classes<T>(Loss loss, int rows = 120, int width = 7, int classes = 3, int validation = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomStream(5);
        var x = new T[rows * width];
        var labels = new int[rows];
        int outputs = loss.OutputsFor(classes);
        var targets = new T[rows * outputs];
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < width; i++)
                x[(row * width) + i] = T.CreateChecked((random.NextDouble() * 2) - 1);
            double score = double.CreateChecked(x[row * width]) + (0.5 * double.CreateChecked(x[(row * width) + 1]));
            labels[row] = Math.Clamp((int)((score + 1.5) / 3 * classes), 0, classes - 1);
            Code(loss, labels[row], targets.AsSpan(row * outputs, outputs));
        }
        int train = rows - validation;
        return new TrainingData<T>(
            new RealRows<T>(x, rows, width), targets, labels, outputs,
            [.. Enumerable.Range(0, train)], [.. Enumerable.Range(train, validation)], []);
    }

    public static TrainingData<double> Line(params double[] targets) => new(
        new RealRows<double>([.. targets.Select(_ => 1.0)], targets.Length, 1), targets, [], 1,
        [.. Enumerable.Range(0, targets.Length)], [], []);

    private static void Code<T>(Loss loss, int label, Span<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T off = loss.Coding == LabelCoding.PlusMinusOne ? -T.One : T.Zero;
        for (int i = 0; i < targets.Length; i++)
            targets[i] = (targets.Length == 1 ? label == 1 : label == i) ? T.One : off;
    }
}
