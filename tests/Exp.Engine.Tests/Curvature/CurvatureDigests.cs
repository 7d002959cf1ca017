using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Exp.Engine.Activations;
using Exp.Engine.Catalog;
using Exp.Engine.Curvature;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;
using Exp.Engine.Tests.Training;
using Exp.Engine.Training;

namespace Exp.Engine.Tests.Curvature;

/// <summary>The bits of products and of Lanczos's ends, for every activation and every loss, in both precisions.</summary>
internal static class CurvatureDigests
{
    public static IEnumerable<string> Lines()
    {
        Member tanh = Activation.All.Find("tanh")!, crossEntropy = Loss.All.Find("cross_entropy")!;
        IEnumerable<(Member, Member)> pairs =
            [.. Activation.All.Members.Select(f => (f, crossEntropy)), .. Loss.All.Members.Where(l => l.Kind != "cross_entropy").Select(l => (tanh, l))];
        foreach ((Member activation, Member loss) in pairs)
        {
            yield return $"curvature {activation.Kind} {loss.Kind} float32 {Digest<float>(activation, loss)}";
            yield return $"curvature {activation.Kind} {loss.Kind} float64 {Digest<double>(activation, loss)}";
        }
    }

    private static string Digest<T>(Member activation, Member loss)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var l = (Loss)loss.CreateDefault();
        TrainingData<T> data = SmallData.Classes<T>(l, rows: 29, width: 19, classes: Math.Min(3, l.MaxClasses));
        var f = (Activation)activation.CreateDefault();
        LayerSpec[] layers = [new(17, f, new HeNormal()), new(9, f, new GlorotUniform()), new(data.Outputs, new Identity(), new LecunUniform())];
        var network = new Network<T>(new NetworkSpec(19, layers), new SeedTree(11, 2));
        var surface = new LossSurface<T>(network, data.Features, data.Targets, l, data.Train);
        T[] v = new T[surface.Hessian.Length], hessian = new T[v.Length], gaussNewton = new T[v.Length];
        surface.Hessian.Draw(new SeedTree(11, 2).Stream("direction"), v);
        surface.Hessian.Multiply(v, hessian);
        surface.GaussNewton.Multiply(v, gaussNewton);
        SpectrumEnds<T> ends = Lanczos.Ends(surface.Hessian, new SeedTree(11, 2), mostSteps: 12);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<T>(hessian));
        hash.AppendData(MemoryMarshal.AsBytes<T>(gaussNewton));
        hash.AppendData(MemoryMarshal.AsBytes<T>(ends.TopVector));
        foreach (double number in (double[])[ends.Top.Value, ends.Top.Residual, ends.Bottom.Value, ends.Bottom.Residual])
            hash.AppendData(BitConverter.GetBytes(number));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
