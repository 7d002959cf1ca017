using System.Numerics;
using System.Text.Json;
using Exp.Engine.Clipping;
using Exp.Engine.Layers;
using Exp.Engine.Optimizers;
using Exp.Engine.Tests.Golden;
using Exp.Engine.Tests.Optimizers;
using Exp.Tests.Golden;

namespace Exp.Engine.Tests.Clipping;

/// <summary>Clipped gradients and the steps made from them as PyTorch and Keras give them.</summary>
public sealed class ClipGoldenTests
{
    private const int Padded = 16;

    private static readonly JsonElement File = GoldenFile.Read("optimizers");

    private static readonly Dictionary<string, Clip> Trajectories = new()
    {
        ["sgd_clip_norm_torch"] = new ClipNorm(1),
        ["sgd_clip_norm_exact"] = new ClipNorm(1, Form: ClipForm.Exact),
        ["sgd_clip_value"] = new ClipValue(0.5),
        ["momentum_clip_norm_torch"] = new ClipNorm(1),
    };

    private static readonly Dictionary<string, Func<double, Clip>> OfTwoTensors = new()
    {
        ["torch_clip_grad_norm"] = max => new ClipNorm(max),
        ["exact_global"] = max => new ClipNorm(max, Form: ClipForm.Exact),
        ["exact_per_tensor"] = max => new ClipNorm(max, ClipScope.Tensor, ClipForm.Exact),
        ["clip_by_value"] = max => new ClipValue(max),
    };

    public static TheoryData<string> Names => [.. Trajectories.Keys];

    public static TheoryData<string> Forms => [.. OfTwoTensors.Keys];

    [Theory, MemberData(nameof(Names)), Runs("optimizers", "cases")]
    public void Trajectories_agree(string name)
    {
        Follow<double>(name, "float64", 1e-12);
        Follow<float>(name, "float32", 5e-6);
    }

    [Theory, MemberData(nameof(Forms)), Runs("optimizers", "clipping_two_tensors.cases[]"), Runs("optimizers", "clipping_two_tensors", "cases")]
    public void Two_tensors_are_clipped_together_or_apart(string form)
    {
        AssertClipped<double>(form, 1e-12);
        AssertClipped<float>(form, 5e-6);
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(1e200)]
    public void A_norm_that_is_not_finite_leaves_the_gradient_alone(double number)
    {
        double[] gradient = new double[Padded];
        (gradient[0], gradient[1]) = (number, 3);
        double[] before = [.. gradient];
        new ClipNorm(1).Apply<double>(gradient, []);
        Assert.Equal(before, gradient);
    }

    private static void AssertClipped<T>(string form, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement golden = File.GetProperty("clipping_two_tensors");
        foreach (JsonElement one in golden.GetProperty("cases").EnumerateArray())
        {
            T[] gradient = [.. Flat(golden.GetProperty("grads")).Select(T.CreateChecked)];
            OfTwoTensors[form](one.GetProperty("max_norm").GetDouble()).Apply<T>(
                gradient, [new ParameterTensor(0, true, [(0, Padded)]), new ParameterTensor(0, false, [(Padded, Padded)])]);
            Near.Equal(Flat(one.GetProperty(form)), [.. gradient.Select(double.CreateChecked)], tolerance, form);
        }
    }

    private static void Follow<T>(string name, string precision, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement golden = File.GetProperty("cases").Named(name), hyper = golden.GetProperty("hyper");
        var optimizer = new Sgd(hyper.GetProperty("lr").GetDouble(), hyper.TryGetProperty("momentum", out JsonElement mu) ? mu.GetDouble() : 0);
        foreach (string problem in (string[])["quadratic", "sequence"])
        {
            double[][] expected = golden.GetProperty(problem).GetProperty(precision).GetProperty("params").Rows();
            JsonElement about = File.GetProperty(problem);
            T[] weights = Pad<T>(about.GetProperty(problem == "quadratic" ? "x0" : "p0").Numbers());
            Stepper<T> stepper = optimizer.Start<T>(Padded);
            for (int step = 0; step < expected.Length; step++)
            {
                T[] gradient = Pad<T>(problem == "quadratic" ? Slope(about, weights) : about.GetProperty("gradients").Rows()[step]);
                Trajectories[name].Apply<T>(gradient, []);
                stepper.Step(weights, gradient, optimizer.Lr);
                Near.Equal(expected[step], [.. weights.Take(expected[step].Length).Select(double.CreateChecked)], tolerance, $"{problem} {step}");
            }
            if (optimizer.Momentum == 0)
                continue;
            double[] buffer = golden.GetProperty(problem).GetProperty(precision).GetProperty("final_state").GetProperty("momentum_buffer").Numbers();
            Near.Equal(buffer, stepper.Buffer("buffer").AsSpan(0, buffer.Length), tolerance, $"{problem} state");
        }
    }

    private static double[] Slope<T>(JsonElement problem, T[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[][] a = problem.GetProperty("A").Rows();
        double[] b = problem.GetProperty("b").Numbers(), at = [.. x.Select(double.CreateChecked)];
        return [.. b.Select((_, i) => (a[i][0] * at[0]) + (a[i][1] * at[1]) - b[i])];
    }

    private static double[] Flat(JsonElement tensors)
    {
        JsonElement[] two = [.. tensors.EnumerateArray()];
        return [.. Pad<double>([.. two[0].Rows().SelectMany(r => r)]), .. Pad<double>(two[1].Numbers())];
    }

    private static T[] Pad<T>(double[] numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. numbers.Concat(new double[Padded - numbers.Length]).Select(T.CreateChecked)];
}
