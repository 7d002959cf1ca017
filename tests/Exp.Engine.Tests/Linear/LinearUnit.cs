using System.Globalization;
using System.Numerics;
using Exp.Engine.Batching;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Networks.Models;
using Exp.Engine.Initializers;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Regularizers;
using Exp.Engine.Schedules;
using Exp.Engine.Training;
using Exp.Engine.Training.StopRules;

namespace Exp.Engine.Tests.Linear;

/// <summary>One linear unit on given rows, in their order and from zero weights: the setting of the exact theory.</summary>
/// <param name="X">Inputs, one array per row, without the constant 1 (the bias stands for it).</param>
/// <param name="Y">Targets.</param>
internal sealed record LinearUnit(double[][] X, double[] Y)
{
    /// <summary>Half the squared error: gradient (w·x − y) x, Hessian X'X/n.</summary>
    public static Loss HalfSquare { get; } = new Mse(MseConvention.Half);

    /// <summary>The perceptron criterion.</summary>
    public static Loss Criterion { get; } = (Loss)Loss.All.Find("perceptron")!.CreateDefault();

    /// <summary>Trains; <paramref name="weights"/> receives the weights and the bias behind them after every epoch, from epoch 0.</summary>
    public TrainingResult<T> Train<T>(
        Loss loss, Optimizer optimizer, BatchStrategy batching, int epochs, StopRule? stop = null,
        List<double[]>? weights = null, Regularization? regularization = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkSpec network = new Adaline(new Zeros()).Build(X[0].Length, 1);
        var spec = new TrainingSpec(
            network, loss, optimizer, new ConstantRate(), batching, epochs, stop ?? new Never(), new SeedTree(1, 0))
        {
            Regularization = regularization ?? new Regularization(),
        };
        var unit = new Network<T>(network, spec.Seeds);
        return Trainer.Train(spec, unit, Data<T>(), _ => weights?.Add(WeightsOf(unit)), CancellationToken.None);
    }

    /// <summary>The perceptron rule with learning rate 1, row by row in file order, until a pass without mistakes.</summary>
    public TrainingResult<T> Perceptron<T>(int passes, List<double[]>? weights = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Train<T>(Criterion, new Sgd(1), new Stochastic(Shuffle: false), passes, new NoMistakes(), weights);

    /// <summary>The input weights, then the bias.</summary>
    public static double[] WeightsOf<T>(Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. network.Weights(0).Concat(network.Biases(0)).Select(double.CreateChecked)];

    /// <summary>The rows of a shipped set: the first columns as inputs, +1 where the label column is that class, else −1.</summary>
    public static LinearUnit FromFile(string file, int inputs, int labelColumn, string positive, Func<string[], bool>? which = null)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(DataFolder(), file)).Skip(1)
            .Select(line => line.Split(',')).Where(which ?? (_ => true))];
        return new LinearUnit(
            [.. rows.Select(r => r[..inputs].Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray())],
            [.. rows.Select(r => r[labelColumn] == positive ? 1.0 : -1.0)]);
    }

    /// <summary>Each column to mean 0 and variance 1 (population).</summary>
    public LinearUnit Standardised()
    {
        int n = X.Length;
        double[][] x = [.. X.Select(row => row.ToArray())];
        for (int c = 0; c < X[0].Length; c++)
        {
            double mean = X.Sum(row => row[c]) / n;
            double std = Math.Sqrt(X.Sum(row => (row[c] - mean) * (row[c] - mean)) / n);
            foreach (double[] row in x)
                row[c] = (row[c] - mean) / std;
        }
        return this with { X = x };
    }

    /// <summary>The rows, all of them for training.</summary>
    public TrainingData<T> Data<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = [.. X.SelectMany(row => row).Select(T.CreateChecked)];
        int[] rows = [.. Enumerable.Range(0, X.Length)];
        return new TrainingData<T>(
            new RealRows<T>(values, X.Length, X[0].Length), [.. Y.Select(T.CreateChecked)], [], 1, rows, [], []);
    }

    private static string DataFolder()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Experiments.sln")))
            folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? throw new DirectoryNotFoundException("Experiments.sln"), "data");
    }
}
