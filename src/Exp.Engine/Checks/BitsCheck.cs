using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Initializers;
using Exp.Engine.Kernels;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Schedules;
using Exp.Engine.Training;
using Exp.Engine.Training.StopRules;

namespace Exp.Engine.Checks;

/// <summary>
/// Trains small networks of awkward sizes and compares the bits of their weights with those written here: whether a machine
/// keeps the promise that all have the same. The lists are fixed, so that a new member of a family changes no digest.
/// </summary>
public static class BitsCheck
{
    private const int Inputs = 19, Rows = 29, Held = 3, Classes = 3;

    private static readonly (string Name, string Single, string Double)[] Expected =
    [
        ("activations", "f214fe0d81abf5f5", "34392463645afd2f"),
        ("losses", "b061a45a76b79d80", "bca3e552a38aebc9"),
        ("optimizers", "fbe3a2bc33983b86", "46b6c9a89cc3c6e4"),
        ("norms and dropout", "012bd47c8689bfe2", "84d03f38d313ebf8"),
        ("a wide network", "1b5fc0bb8e762de6", "929cf987952214eb"),
    ];

    private static readonly string[] ActivationKinds =
        ["sigmoid", "tanh", "relu", "gelu", "silu", "mish", "softplus", "elu", "selu", "softsign", "sine", "gaussian", "log_sigmoid"];

    private static readonly string[] LossKinds = ["cross_entropy", "mse", "huber", "log_cosh", "multi_margin", "kl_divergence", "poisson"];

    private static readonly string[] OptimizerKinds =
        ["sgd", "adam", "adamw", "rmsprop", "adagrad", "adadelta", "adamax", "nadam", "radam", "lion", "rprop", "asgd"];

    /// <summary>False where a fused multiply-add is a library call: the same bits, hundreds of times slower.</summary>
    public static bool IsFast => Vec.HasFastFma;

    /// <summary>Trains and compares; takes a second or two.</summary>
    public static IReadOnlyList<CheckedBits> Run() =>
    [
        .. Expected.SelectMany(e => new[]
        {
            new CheckedBits($"{e.Name} float32", e.Single, Digest<float>(e.Name)),
            new CheckedBits($"{e.Name} float64", e.Double, Digest<double>(e.Name)),
        }),
    ];

    private static string Digest<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (TrainingSpec spec in Specs(name))
            Train<T>(spec, hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static IEnumerable<TrainingSpec> Specs(string name) => name switch
    {
        "activations" => ActivationKinds.Select(k => Spec((Activation)Activation.All.Find(k)!.CreateDefault(), new CrossEntropy(), new Sgd(0.1))),
        "losses" => LossKinds.Select(k => Spec(new Tanh(), (Loss)Loss.All.Find(k)!.CreateDefault(), new Sgd(0.01, 0.9))),
        "optimizers" => OptimizerKinds.Select(k => Spec(new Tanh(), new CrossEntropy(), (Optimizer)Optimizer.All.Find(k)!.CreateDefault())),
        "norms and dropout" => new Norm[] { new BatchNorm(), new LayerNorm() }.Select(n => Spec(new Tanh(), new CrossEntropy(), new Adam(0.01), norm: n, dropout: 0.2)),
        _ => [Spec(new Relu(), new CrossEntropy(), new Adam(0.01), width: 271)],
    };

    private static TrainingSpec Spec(
        Activation f, Loss loss, Optimizer optimizer, Norm? norm = null, double dropout = 0, int width = 17)
    {
        LayerSpec[] layers =
        [
            new(width, f, new HeNormal(), dropout, norm), new(9, f, new GlorotUniform(), dropout, norm),
            new(loss.OutputsFor(Classes), new Identity(), new LecunUniform()),
        ];
        return new TrainingSpec(new NetworkSpec(Inputs, layers), loss, optimizer, new Cosine(), new Mini(7), 3, new Never(), new SeedTree(11, 2));
    }

    private static void Train<T>(TrainingSpec spec, IncrementalHash hash)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TrainingResult<T> result = Trainer.Train(spec, Data<T>(spec.Network.Outputs), null, default);
        hash.AppendData(MemoryMarshal.AsBytes<T>(result.Network.Parameters));
        foreach (EpochRow row in result.Epochs)
            hash.AppendData(BitConverter.GetBytes(row.Train.Loss + row.Validation!.Value.Loss));
    }

    /// <summary>Made-up rows whose class follows from the first two features; targets one-hot.</summary>
    internal static TrainingData<T> Data<T>(int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomStream(5);
        var x = new T[Rows * Inputs];
        var targets = new T[Rows * outputs];
        var labels = new int[Rows];
        for (int row = 0; row < Rows; row++)
        {
            for (int i = 0; i < Inputs; i++)
                x[(row * Inputs) + i] = T.CreateChecked((random.NextDouble() * 2) - 1);
            double score = double.CreateChecked(x[row * Inputs]) + (0.5 * double.CreateChecked(x[(row * Inputs) + 1]));
            labels[row] = Math.Clamp((int)((score + 1.5) / 3 * Classes), 0, Classes - 1);
            targets[(row * outputs) + (outputs == 1 ? 0 : labels[row])] = T.One;
        }
        return new TrainingData<T>(
            new RealRows<T>(x, Rows, Inputs), targets, labels, outputs,
            [.. Enumerable.Range(0, Rows - Held)], [.. Enumerable.Range(Rows - Held, Held)], []);
    }
}
