using System.Numerics;
using System.Text.Json;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Clipping;
using Exp.Engine.Initializers;
using Exp.Engine.Kernels;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Norms;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Regularizers;
using Exp.Engine.Tests.Golden;
using Exp.Engine.Tests.Layers;
using Exp.Engine.Training;
using Exp.Tests.Golden;

namespace Exp.Engine.Tests.Networks;

/// <summary>Small networks against PyTorch: outputs, loss, gradients, and the weights after 1 and 20 steps.</summary>
public class ReferenceNetworkTests
{
    private static readonly JsonElement Cases = GoldenFile.Read("mlp").GetProperty("cases");

    private static readonly Dictionary<string, Description> Known = new()
    {
        ["tanh_ce_4_5_3"] = new([new Tanh(), new Identity()], new CrossEntropy()),
        ["relu_mse_3_4_4_2"] = new([new Relu(), new Relu(), new Identity()], new Mse()),
        ["sigmoid_bce_2_3_1"] = new([new Sigmoid(), new Identity()], new BinaryCrossEntropy()),
        ["relu_dropout_ce_6_8_5"] = new([new Relu(), new Identity()], new CrossEntropy(), Dropout: 0.25),
        ["gelu_ce_l2_ls_5_6_6_4"] = new([new Gelu(), new Gelu(), new Identity()], new CrossEntropy(0.125)) { Regularization = new(0.0625) },
        ["batchnorm_tanh_ce_4_6_3"] = new([new Tanh(), new Identity()], new CrossEntropy(), Norm: new BatchNorm()),
        ["layernorm_silu_ce_4_6_3"] = new([new Silu(), new Identity()], new CrossEntropy(), Norm: new LayerNorm()),
        ["elu_huber_clip_3_5_2_nobias"] = new([new Elu(), new Identity()], new Huber(), Bias: false) { Clip = new ClipNorm(0.5) },
        ["sigmoid_quadratic_3_4_2"] = new([new Sigmoid(), new Sigmoid()], new Mse(MseConvention.Half)),
    };

    public static TheoryData<string> Names => [.. Known.Keys];

    [Theory, MemberData(nameof(Names)), Runs("mlp", "cases")]
    [Runs("mlp", "cases[].single_batch.float64", "forward", "loss", "loss_without_l2", "gradients", "input_gradient", "softmax")]
    [Runs("mlp", "cases[].single_batch.float64", "eval_output_without_dropout", "eval_output_with_initial_running_stats", "running_after_forward")]
    public void One_batch_agrees_in_double(string name) => OneBatch<double>(name, "float64", 1e-12);

    [Theory, MemberData(nameof(Names)), Runs("mlp", "cases")]
    [Runs("mlp", "cases[].single_batch.float32", "forward", "loss", "loss_without_l2", "gradients", "input_gradient", "softmax")]
    [Runs("mlp", "cases[].single_batch.float32", "eval_output_without_dropout", "eval_output_with_initial_running_stats", "running_after_forward")]
    public void One_batch_agrees_in_float(string name) => OneBatch<float>(name, "float32", 2e-6);

    [Theory, MemberData(nameof(Names)), Runs("mlp", "cases"), Runs("mlp", "cases[].training.optimizers[].float64",
        "minibatch_loss", "params_after_1", "params_after_20", "running_after_20", "eval_output_after_20")]
    public void Twenty_steps_agree_in_double(string name) => TwentySteps<double>(name, "float64", 1e-12, 1e-10);

    [Theory, MemberData(nameof(Names)), Runs("mlp", "cases"), Runs("mlp", "cases[].training.optimizers[].float32",
        "minibatch_loss", "params_after_1", "params_after_20", "running_after_20", "eval_output_after_20")]
    public void Twenty_steps_agree_in_float(string name) => TwentySteps<float>(name, "float32", 2e-6, 2e-5);

    private static void OneBatch<T>(string name, string precision, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement one = Cases.Named(name), expected = one.GetProperty("single_batch").GetProperty(precision);
        (Network<T> network, TrainingData<T> data) = Build<T>(name, one);
        var step = new GradientStep<T>(
            network, data, Known[name].Loss, new Sgd(0.1), data.Train.Length, regularization: Known[name].Regularization)
        {
            Masks = one.TryGetProperty("dropout_mask_full_batch", out JsonElement mask) ? Given(mask) : null,
        };

        double[] scored = Doubles<T>(network.Outputs(data.Features, data.Train));
        step.Gradient(data.Train);

        Near.Equal(expected.GetProperty("loss").Number(), step.Value, tolerance, "loss");
        Same(network, step.Values, expected.GetProperty("gradients"), tolerance);
        if (expected.TryGetProperty("loss_without_l2", out JsonElement bare))
            Near.Equal(bare.Number(), step.Value - step.Penalty, tolerance, "loss without penalty");
        Near.Equal(Flat(expected.GetProperty("input_gradient")), InputGradient(network, step, data), tolerance, "input gradient");
        SamePasses(name, network, step, data, expected, tolerance);
        double[] trained = Rows(network, data, step.Batch.Workspace.A, network.Layers.Count - 1);
        JsonProperty[] evaluated = [.. expected.EnumerateObject().Where(p => p.Name.StartsWith("eval_output", StringComparison.Ordinal))];
        Near.Equal(evaluated.Length == 0 ? trained : Flat(evaluated[0].Value), scored, tolerance, "outputs");
        SameMoments(network, expected, "running_after_forward", tolerance);
    }

    private static void TwentySteps<T>(string name, string precision, double afterOne, double afterTwenty)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement one = Cases.Named(name), training = one.GetProperty("training");
        int[][] batches = [.. training.GetProperty("batches").EnumerateArray()
            .Select(b => b.EnumerateArray().Select(i => i.GetInt32()).ToArray())];
        foreach (JsonElement run in training.GetProperty("optimizers").EnumerateArray())
        {
            Optimizer optimizer = With(run);
            JsonElement expected = run.GetProperty(precision);
            double[] losses = expected.GetProperty("minibatch_loss").Numbers();
            (Network<T> network, TrainingData<T> data) = Build<T>(name, one);
            var step = new GradientStep<T>(
                network, data, Known[name].Loss, optimizer, batches.Max(b => b.Length), regularization: Known[name].Regularization,
                clip: Known[name].Clip);
            for (int i = 0; i < losses.Length; i++)
            {
                int[] rows = batches[i % batches.Length];
                step.Masks = training.TryGetProperty("dropout_masks", out JsonElement masks) ? Given(masks[i]) : null;
                step.Gradient(rows);
                Near.Equal(losses[i], step.Value, afterTwenty, $"{name} loss {i}");
                step.Move(optimizer.Lr);
                if (i == 0)
                    Same(network, network.Parameters, expected.GetProperty("params_after_1"), afterOne);
            }
            Same(network, network.Parameters, expected.GetProperty("params_after_20"), afterTwenty);
            SameMoments(network, expected, "running_after_20", afterTwenty);
            if (expected.TryGetProperty("eval_output_after_20", out JsonElement outputs))
                Near.Equal(Flat(outputs), Doubles<T>(network.Outputs(data.Features, data.Train)), afterTwenty, $"{name} outputs");
        }
    }

    private static Optimizer With(JsonElement run)
    {
        JsonElement hyper = run.GetProperty("hyper");
        return run.GetProperty("name").GetString() switch
        {
            "sgd" => new Sgd(hyper.GetProperty("lr").GetDouble()),
            "momentum" => new Sgd(hyper.GetProperty("lr").GetDouble(), hyper.GetProperty("momentum").GetDouble()),
            "adam" => new Adam(hyper.GetProperty("lr").GetDouble()),
            "adamw" => new AdamW(hyper.GetProperty("lr").GetDouble(), WeightDecay: hyper.GetProperty("weight_decay").GetDouble()),
            string other => throw new InvalidOperationException(other),
            null => throw new InvalidOperationException("an optimizer without a name"),
        };
    }

    private static (Network<T> Network, TrainingData<T> Data) Build<T>(string name, JsonElement one)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[][] x = one.GetProperty("x").Rows();
        JsonElement parameters = one.GetProperty("parameters");
        Activation[] activations = Known[name].Activations;
        LayerSpec[] layers = [.. activations.Select((a, i) =>
            i < activations.Length - 1
                ? new LayerSpec(Units(i), a, new Zeros(), Known[name].Dropout, Known[name].Norm, Known[name].Bias)
                : new LayerSpec(Units(i), a, new Zeros(), Bias: Known[name].Bias))];
        var network = new Network<T>(new NetworkSpec(x[0].Length, layers), new SeedTree(1, 0));
        for (int i = 0; i < layers.Length; i++)
        {
            double[] w = [.. parameters.GetProperty($"W{i + 1}").Rows().SelectMany(r => r)];
            network.Set(i, Cast<T>(w), layers[i].HasBias ? Cast<T>(parameters.GetProperty($"b{i + 1}").Numbers()) : new T[layers[i].Units]);
            if (layers[i].Norm is not null)
                network.SetNorm(i, Cast<T>(parameters.GetProperty("gamma").Numbers()), Cast<T>(parameters.GetProperty("beta").Numbers()));
        }
        int outputs = layers[^1].Units;
        double[] targets = [.. one.GetProperty("targets").EnumerateArray().SelectMany(t => Target(t, outputs))];
        var rows = new RealRows<T>(Cast<T>([.. x.SelectMany(r => r)]), x.Length, x[0].Length);
        return (network, new TrainingData<T>(rows, Cast<T>(targets), [], outputs, [.. Enumerable.Range(0, x.Length)], [], []));

        int Units(int layer) => parameters.GetProperty($"W{layer + 1}").GetArrayLength();
    }

    /// <summary>What every layer made of the batch.</summary>
    private static void SamePasses<T>(
        string name, Network<T> network, GradientStep<T> step, TrainingData<T> data, JsonElement expected, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement forward = expected.GetProperty("forward");
        Workspace<T> passes = step.Batch.Workspace;
        int last = network.Layers.Count - 1;
        var compared = new HashSet<string>();
        for (int i = 0; i <= last; i++)
        {
            // The sums in front of a norm are normalized in place; what the norm makes of them shows them well enough.
            if (network.Norms[i] is null)
                Compare($"z{i + 1}", Rows(network, data, passes.Z, i));
            else
                Compare($"{(Known[name].Norm is BatchNorm ? "bn" : "ln")}{i + 1}", Rows(network, data, passes.Z, i));
            if (i < last || Known[name].Activations[i] is not Identity)
                Compare($"a{i + 1}", Rows(network, data, passes.A, i));
            if (network.Dropouts[i + 1] is not null)
                Compare($"d{i + 1}", Rows(network, data, passes.Passed, i));
        }
        T[] predictions = Cast<T>(Rows(network, data, passes.A, last));
        Known[name].Loss.Predict<T>(predictions, new LossShape(data.Train.Length, data.Outputs, data.Outputs));
        if (expected.TryGetProperty("softmax", out JsonElement softmax))
            Near.Equal(Flat(softmax), Doubles(predictions), tolerance, "softmax");
        else if (Known[name].Loss is BinaryCrossEntropy) // on logits: the last sigmoid is the loss's
            Compare($"a{last + 1}", Doubles(predictions));
        Assert.Subset(
            network.Layers.Select((_, i) => $"z{i + 1}").Where((_, i) => network.Norms[i] is not null).ToHashSet(),
            forward.EnumerateObject().Select(p => p.Name).Except(compared).ToHashSet());

        void Compare(string what, double[] actual)
        {
            compared.Add(what);
            Near.Equal(Flat(forward.GetProperty(what)), actual, tolerance, what);
        }
    }

    /// <summary>The gradient with respect to the inputs, which training never needs: that of the first sums times their weights.</summary>
    private static double[] InputGradient<T>(Network<T> network, GradientStep<T> step, TrainingData<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int units = network.Layers[0].Outputs, inputs = network.Layers[0].Inputs;
        double[] d = Rows(network, data, step.Batch.Workspace.D, 0), w = Doubles(network.Weights(0));
        return [.. Enumerable.Range(0, data.Train.Length * inputs).Select(
            i => Enumerable.Range(0, units).Sum(unit => d[(i / inputs * units) + unit] * w[(unit * inputs) + (i % inputs)]))];
    }

    /// <summary>What a block of the workspace holds of one layer, packed.</summary>
    private static double[] Rows<T>(Network<T> network, TrainingData<T> data, PinnedBlock<T>[] blocks, int layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. data.Train.SelectMany(row => Doubles(
            blocks[layer].Span.Slice(row * network.Layers[layer].Stride, network.Layers[layer].Outputs).ToArray()))];

    private static void SameMoments<T>(Network<T> network, JsonElement expected, string name, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!expected.TryGetProperty(name, out JsonElement running) || running.ValueKind != JsonValueKind.Object)
            return;
        (double[] means, double[] variances) = network.RunningMoments(0);
        Near.Equal(running.GetProperty("running_mean").Numbers(), means, tolerance, name);
        Near.Equal(running.GetProperty("running_var").Numbers(), variances, tolerance, name);
    }

    private static GivenMasks Given(JsonElement masks) => new(Flat(masks));

    private static double[] Flat(JsonElement rows) => [.. rows.Rows().SelectMany(r => r)];

    private static IEnumerable<double> Target(JsonElement target, int outputs) => target.ValueKind == JsonValueKind.Array
        ? target.Numbers()
        : Enumerable.Range(0, outputs).Select(i => i == target.GetInt32() ? 1.0 : 0.0);

    private static void Same<T>(Network<T> network, ReadOnlySpan<T> arena, JsonElement expected, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            double[] w = [.. expected.GetProperty($"W{i + 1}").Rows().SelectMany(r => r)];
            Near.Equal(w, Doubles<T>(network.Weights(i, arena)), tolerance, $"W{i + 1}");
            double[] none = new double[network.Layers[i].Outputs];
            double[] b = expected.TryGetProperty($"b{i + 1}", out JsonElement biases) ? biases.Numbers() : none;
            Near.Equal(b, Doubles<T>(network.Biases(i, arena)), tolerance, $"b{i + 1}");
            if (network.Norms[i] is null)
                continue;
            Near.Equal(expected.GetProperty("gamma").Numbers(), Doubles<T>(network.Scales(i, arena)), tolerance, "gamma");
            Near.Equal(expected.GetProperty("beta").Numbers(), Doubles<T>(network.Shifts(i, arena)), tolerance, "beta");
        }
    }

    private static T[] Cast<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. values.Select(T.CreateChecked)];

    private static double[] Doubles<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. values.Select(double.CreateChecked)];

    private sealed record Description(Activation[] Activations, Loss Loss, double Dropout = 0, Norm? Norm = null, bool Bias = true)
    {
        public Regularization? Regularization { get; init; }

        public Clip? Clip { get; init; }
    }
}
