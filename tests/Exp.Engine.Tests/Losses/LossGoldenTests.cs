using System.Numerics;
using System.Text.Json;
using Exp.Engine.Losses;
using Exp.Engine.Tests.Golden;
using Exp.Tests.Golden;

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
        ["mse_per_sample"] = new Mse(MseConvention.Sum),
        ["half_mse_sklearn"] = new Mse(MseConvention.HalfMean),
        ["mae"] = new Mae(),
        ["huber_delta1"] = new Huber(),
        ["huber_delta0.5"] = new Huber(0.5),
        ["smooth_l1_beta1"] = new SmoothL1(),
        ["smooth_l1_beta0.5"] = new SmoothL1(0.5),
        ["log_cosh"] = new LogCosh(),
        ["pinball_q0.9"] = new Quantile(0.9),
        ["pinball_q0.25"] = new Quantile(0.25),
        ["bce_with_logits_pos_weight"] = new BinaryCrossEntropy(PosWeight: 3),
        ["squared_hinge_binary"] = new SquaredHinge(),
        ["softmax_cross_entropy_class_weights"] = new CrossEntropy(ClassWeights: [1, 2, 0.5, 4]),
        ["softmax_cross_entropy_soft_targets_class_weights"] = new CrossEntropy(ClassWeights: [1, 2, 0.5, 4], Mean: WeightedMean.Rows),
        ["label_smoothing_0.1"] = new CrossEntropy(0.1),
        ["label_smoothing_0.25"] = new CrossEntropy(0.25),
        ["label_smoothing_0.1_other_classes_only"] = new CrossEntropy(0.1, SmoothingForm.Others),
        ["label_smoothing_0.1_class_weights"] = new CrossEntropy(0.1, ClassWeights: [1, 2, 0.5, 4]),
        ["label_smoothing_extreme"] = new CrossEntropy(0.1),
        ["multiclass_hinge_torch"] = new MultiMargin(),
        ["multiclass_hinge_weston_watkins"] = new MultiMargin(MarginConvention.Sum),
        ["multiclass_squared_hinge_torch"] = new MultiMargin(Squared: true),
        ["multiclass_hinge_crammer_singer"] = new CrammerSinger(),
        ["multiclass_hinge_keras_form"] = new CrammerSinger(CrammerSingerForm.Keras),
        ["kl_divergence_from_logits"] = new KlDivergence(),
        ["poisson_nll_log_input"] = new Poisson(),
        ["poisson_nll_log_input_full"] = new Poisson(Full: true),
    };

    public static TheoryData<string> Names => [.. Losses.Keys];

    public static TheoryData<string> ElementNames =>
        [.. Losses.Keys.Where(name => Cases.Named(name).GetProperty("float64").TryGetProperty("per_element", out _))];

    [Theory, MemberData(nameof(Names)), Runs("losses", "cases"), Runs("losses", "cases[].float64", "mean", "sum")]
    public void Doubles_meet_the_reference(string name) => AssertMeets<double>(name, Losses[name], 1e-12, ["mean", "sum"]);

    [Theory, MemberData(nameof(Names)), Runs("losses", "cases"), Runs("losses", "cases[].float32", "mean", "sum")]
    public void Floats_meet_the_reference(string name) => AssertMeets<float>(name, Losses[name], 5e-6, ["mean", "sum"]);

    [Theory, MemberData(nameof(ElementNames)), Runs("losses", "cases"), Runs("losses", "cases[].float64", "per_element")]
    public void Losses_of_single_elements_meet_the_reference_in_double(string name) => AssertElements<double>(name, 1e-12);

    [Theory, MemberData(nameof(ElementNames)), Runs("losses", "cases"), Runs("losses", "cases[].float32", "per_element")]
    public void Losses_of_single_elements_meet_the_reference_in_float(string name) => AssertElements<float>(name, 5e-6);

    [Fact, Runs("losses", "cases[].float64", "mean_over_n"), Runs("losses", "cases[].float32", "mean_over_n")]
    public void Class_weights_may_divide_by_the_rows()
    {
        var loss = new CrossEntropy(ClassWeights: [1, 2, 0.5, 4], Mean: WeightedMean.Rows);
        AssertMeets<double>("softmax_cross_entropy_class_weights", loss, 1e-12, ["mean_over_n", "sum"]);
        AssertMeets<float>("softmax_cross_entropy_class_weights", loss, 5e-6, ["mean_over_n", "sum"]);
    }

    [Fact]
    public void Every_loss_has_a_reference() =>
        Assert.Equal(Loss.All.Members.Select(m => m.Type).ToHashSet(), Losses.Values.Select(l => l.GetType()).ToHashSet());

    private static void AssertMeets<T>(string name, Loss loss, double tolerance, string[] reductions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement golden = Cases.Named(name), inputs = golden.GetProperty("inputs");
        double[][] outputs = Matrix(inputs.GetProperty("p")), targets = Targets(inputs, outputs[0].Length);
        foreach (string reduction in reductions)
        {
            if (!golden.GetProperty("float64").TryGetProperty(reduction, out JsonElement expected))
                continue;
            int rows = outputs.Length;
            double weight = reduction == "sum" ? 1 : targets.Sum(t => loss.RowWeight<double>(t));
            if (!loss.WeighsRows && reduction != "sum")
                weight = rows;
            T scale = T.One / T.CreateChecked(weight);
            var gradient = new T[rows * outputs[0].Length];
            LossSum sum = loss.Evaluate<T>(
                Flat<T>(outputs), Flat<T>(targets), new LossShape(rows, outputs[0].Length, outputs[0].Length), gradient, scale);

            // PyTorch's mean divides by the outputs too, as the losses of single outputs do by themselves; its sum does not.
            double factor = reduction == "sum" && loss is not MultiMargin && loss.ConventionName == "mean" ? outputs[0].Length : 1;
            double total = sum.Total / weight;
            Near.Equal(expected.GetProperty("loss").GetDouble(), total * factor, tolerance, $"{name} {reduction}");
            Near.Equal(
                [.. Matrix(expected.GetProperty("grad")).SelectMany(g => g)],
                [.. gradient.Select(g => double.CreateChecked(g) * factor)], tolerance, $"{name} {reduction} gradient");
        }
    }

    /// <summary>Every element, or every row where the loss does not fall into elements, on its own.</summary>
    private static void AssertElements<T>(string name, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement inputs = Cases.Named(name).GetProperty("inputs");
        JsonElement expected = Cases.Named(name).GetProperty("float64").GetProperty("per_element");
        double[][] outputs = Matrix(inputs.GetProperty("p")), targets = Targets(inputs, outputs[0].Length);
        if (expected[0].ValueKind == JsonValueKind.Array)
            (outputs, targets) = (Single(outputs), Single(targets));
        T[] p = Flat<T>(outputs), t = Flat<T>(targets);
        int width = outputs[0].Length;
        double[] losses = [.. Enumerable.Range(0, outputs.Length).Select(row => Losses[name].Evaluate<T>(
            p.AsSpan(row * width, width), t.AsSpan(row * width, width), new LossShape(1, width, width), [], T.One).Total)];
        Near.Equal([.. Matrix(expected).SelectMany(row => row)], losses, tolerance, name);
    }

    private static double[][] Single(double[][] rows) => [.. rows.SelectMany(row => row).Select(x => (double[])[x])];

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
