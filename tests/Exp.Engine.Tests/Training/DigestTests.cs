using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Catalog;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Networks.Parametrizations;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Schedules;
using Exp.Engine.Tests.Curvature;
using Exp.Engine.Training;
using Exp.Engine.Training.StopRules;

namespace Exp.Engine.Tests.Training;

/// <summary>
/// The bits of short trainings, in both precisions, at awkward sizes. The members that version 1 began with are
/// combined in full; a later one meets each of those, but in short rows, so that the list does not grow by products. What
/// stands behind a dense layer meets the first members only. When a digest changes, <see cref="NumericsVersion"/> is raised on purpose and the list is written anew with
/// EXP_WRITE_DIGESTS=1; a new member only adds lines.
/// </summary>
public class DigestTests
{
    private const int FirstActivations = 10, FirstLosses = 5, FirstOptimizers = 5;

    /// <summary>What may stand behind the hidden layers.</summary>
    private static readonly (string Name, Func<NetworkSpec, NetworkSpec> Put)[] Behind =
    [
        ("dropout", network => Hidden(network with { InputDropout = 0.1 }, layer => layer with { Dropout = 0.25 })),
        .. Norm.All.Members.Skip(1).Select(m => ($"norm {m.Kind}", Put(m))),
        ("mup", network => network with { Parametrization = new Mup(8) }),
    ];

    private static Func<NetworkSpec, NetworkSpec> Put(Member norm) =>
        network => Hidden(network, layer => layer with { Norm = (Norm)norm.CreateDefault() });

    private static readonly string ListName = string.Create(CultureInfo.InvariantCulture, $"digests-v{NumericsVersion.Current}.txt");

    [Fact]
    public void Short_trainings_have_the_bits_of_this_numerics_version()
    {
        string[] lines = [.. All()];
        if (Environment.GetEnvironmentVariable("EXP_WRITE_DIGESTS") == "1")
            File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", ListName), lines);
        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", ListName)), lines);
    }

    private static IEnumerable<string> All() => [.. Plain(), .. Behind.SelectMany(b =>
        Lines(Activation.All.Members[0], Loss.All.Members[0], Optimizer.All.Members[0], b.Name + " ", b.Put)), .. CurvatureDigests.Lines()];

    private static NetworkSpec Hidden(NetworkSpec network, Func<LayerSpec, LayerSpec> change) =>
        network with { Layers = [.. network.Layers.SkipLast(1).Select(change), network.Layers[^1]] };

    private static IEnumerable<string> Plain() =>
        from activation in Ranked(Activation.All, FirstActivations)
        from loss in Ranked(Loss.All, FirstLosses)
        from optimizer in Ranked(Optimizer.All, FirstOptimizers)
        where activation.Rank + loss.Rank + optimizer.Rank <= 3
        from line in Lines(activation.Member, loss.Member, optimizer.Member)
        select line;

    /// <summary>0 for the very first member, 1 for the others of the beginning, 2 for later ones: no two of these ever meet.</summary>
    private static IEnumerable<(Member Member, int Rank)> Ranked(IFamily family, int first) =>
        family.Members.Select((m, i) => (m, i == 0 ? 0 : i < first ? 1 : 2));

    private static string[] Lines(
        Member activation, Member loss, Member optimizer, string behind = "", Func<NetworkSpec, NetworkSpec>? put = null)
    {
        string name = $"{behind}{activation.Kind} {loss.Kind} {optimizer.Kind}";
        return
        [
            $"{name} float32 {Digest<float>(activation, loss, optimizer, put)}",
            $"{name} float64 {Digest<double>(activation, loss, optimizer, put)}",
        ];
    }

    private static string Digest<T>(Member activation, Member loss, Member optimizer, Func<NetworkSpec, NetworkSpec>? put)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var l = (Loss)loss.CreateDefault();
        TrainingData<T> data = SmallData.Classes<T>(l, rows: 29, width: 19, classes: Math.Min(3, l.MaxClasses), validation: 3);
        var f = (Activation)activation.CreateDefault();
        LayerSpec[] layers = [new(17, f, new HeNormal()), new(9, f, new GlorotUniform()), new(data.Outputs, new Identity(), new LecunUniform())];
        var network = new NetworkSpec(19, layers);
        var spec = new TrainingSpec(
            put is null ? network : put(network), l, (Optimizer)optimizer.CreateDefault(), new Cosine(), new Mini(7), 3, new Never(),
            new SeedTree(11, 2));
        TrainingResult<T> result = Trainer.Train(spec, data, null, default);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<T>(result.Network.Parameters));
        foreach (EpochRow row in result.Epochs)
            hash.AppendData(BitConverter.GetBytes(row.Train.Loss + (row.Validation?.Loss ?? 0)));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
