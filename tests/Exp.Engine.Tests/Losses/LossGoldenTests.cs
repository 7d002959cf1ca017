using System.Numerics;
using System.Text.Json;
using Exp.Engine.Losses;
using Exp.Engine.Tests.Golden;

namespace Exp.Engine.Tests.Losses;

/// <summary>Values and gradients against PyTorch.</summary>
public sealed class LossGoldenTests
{
    private static readonly JsonElement Cases = GoldenFile.Read("losses").GetProperty("cases");

    private static readonly Dictionary<string, Loss> Losses = new()
    {
        ["mse_torch"] = new Mse(),
        ["quadratic_nielsen"] = new Mse(MseConvention.Half),
        ["bce_with_logits"] = new BinaryCrossEntropy(),
        ["bce_with_logits_soft_targets"] = new BinaryCrossEntropy(),
        ["hinge_binary"] = new Hinge(),
        ["hinge_binary_at_margin"] = new Hinge(),
        ["perceptron_criterion"] = new PerceptronCriterion(),
        ["perceptron_criterion_at_zero"] = new PerceptronCriterion(),
        ["softmax_cross_entropy"] = new CrossEntropy(),
        ["softmax_cross_entropy_extreme"] = new CrossEntropy(),
        ["softmax_cross_entropy_soft_targets"] = new CrossEntropy(),
        ["softmax_cross_entropy_soft_targets_extreme"] = new CrossEntropy(),
    };

    public static TheoryData<string> Names => [.. Losses.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Doubles_meet_the_reference(string name) => AssertMeets<double>(name, 1e-12);

    [Theory, MemberData(nameof(Names))]
    public void Floats_meet_the_reference(string name) => AssertMeets<float>(name, 5e-6);

    [Fact]
    public void Every_loss_has_a_reference() =>
        Assert.Equal(Loss.All.Members.Select(m => m.Type).ToHashSet(), Losses.Values.Select(l => l.GetType()).ToHashSet());

    private static void AssertMeets<T>(string name, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement golden = Cases.Named(name), inputs = golden.GetProperty("inputs");
        double[][] outputs = Matrix(inputs.GetProperty("p")), targets = Targets(inputs, outputs[0].Length);
        foreach (string reduction in (string[])["mean", "sum"])
        {
            if (!golden.GetProperty("float64").TryGetProperty(reduction, out JsonElement expected))
                continue;
            int rows = outputs.Length;
            T scale = reduction == "sum" ? T.One : T.One / T.CreateChecked(rows);
            var gradient = new T[rows * outputs[0].Length];
            LossSum sum = Losses[name].Evaluate<T>(
                Flat<T>(outputs), Flat<T>(targets), new LossShape(rows, outputs[0].Length, outputs[0].Length), gradient, scale);

            // Nielsen's mean divides by the rows, as ours does; PyTorch's by the outputs too, which Mse does by itself.
            double factor = reduction == "sum" && name == "mse_torch" ? outputs[0].Length : 1;
            double total = reduction == "sum" ? sum.Total : sum.Total / rows;
            Near.Equal(expected.GetProperty("loss").GetDouble(), total * factor, tolerance, $"{name} {reduction}");
            Near.Equal(
                [.. Matrix(expected.GetProperty("grad")).SelectMany(g => g)],
                [.. gradient.Select(g => double.CreateChecked(g) * factor)], tolerance, $"{name} {reduction} gradient");
        }
    }

    private static double[][] Targets(JsonElement inputs, int width)
    {
        if (inputs.TryGetProperty("c", out JsonElement classes))
            return [.. classes.Numbers().Select(c => Enumerable.Range(0, width).Select(k => k == c ? 1.0 : 0).ToArray())];
        foreach (string key in (string[])["y", "t", "q"])
        {
            if (inputs.TryGetProperty(key, out JsonElement targets))
                return Matrix(targets);
        }
        throw new InvalidDataException("no targets");
    }

    /// <summary>A list of numbers is a matrix of one column.</summary>
    private static double[][] Matrix(JsonElement element) =>
        element[0].ValueKind == JsonValueKind.Array ? element.Rows() : [.. element.Numbers().Select(x => (double[])[x])];

    private static T[] Flat<T>(double[][] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. rows.SelectMany(r => r).Select(T.CreateChecked)];
}
