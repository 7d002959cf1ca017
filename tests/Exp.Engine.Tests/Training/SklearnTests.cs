using System.Numerics;
using System.Text.Json;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;
using Exp.Engine.Optimizers;
using Exp.Engine.Regularizers;
using Exp.Engine.Schedules;
using Exp.Engine.Tests.Golden;
using Exp.Engine.Training;
using Exp.Engine.Training.StopRules;
using Exp.Tests.Golden;

namespace Exp.Engine.Tests.Training;

/// <summary>Whole runs of scikit-learn's MLPClassifier and MLPRegressor from given weights: loss curve, rates, weights, predictions.</summary>
public class SklearnTests
{
    private static readonly JsonElement File = GoldenFile.Read("sklearn_mlp");

    public static TheoryData<string> Names => [.. File.GetProperty("cases").Names()];

    [Theory, MemberData(nameof(Names)), Runs("sklearn_mlp", "cases")]
    [Runs("sklearn_mlp", "cases[].float64", "loss_curve", "learning_rate_per_epoch", "epochs_run", "coefs_after_1", "intercepts_after_1")]
    [Runs("sklearn_mlp", "cases[].float64", "coefs_final", "intercepts_final", "predict_proba_first_6", "train_accuracy", "predict_first_6")]
    public void A_run_in_double_agrees(string name) => Compare<double>(name, "float64", 1e-10);

    [Theory, MemberData(nameof(Names)), Runs("sklearn_mlp", "cases")]
    [Runs("sklearn_mlp", "cases[].float32", "loss_curve", "learning_rate_per_epoch", "epochs_run", "coefs_after_1", "intercepts_after_1")]
    [Runs("sklearn_mlp", "cases[].float32", "coefs_final", "intercepts_final", "predict_proba_first_6", "train_accuracy", "predict_first_6")]
    public void A_run_in_float_agrees(string name) => Compare<float>(name, "float32", 5e-5);

    private static void Compare<T>(string name, string precision, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement one = File.GetProperty("cases").Named(name), expected = one.GetProperty(precision);
        TrainingData<T> data = Data<T>(one);
        TrainingSpec spec = Spec(one, data.Outputs);
        Network<T> network = Start<T>(one, spec);

        TrainingResult<T> result = Trainer.Train(spec, network, data, After, default);

        double[] losses = expected.GetProperty("loss_curve").Numbers();
        EpochRow[] epochs = [.. result.Epochs.Skip(1)];
        Assert.Equal(expected.GetProperty("epochs_run").GetInt32(), epochs.Length);
        Near.Equal(expected.GetProperty("learning_rate_per_epoch").Numbers(), [.. epochs.Select(e => e.Lr)], 1e-12, "rates");
        bool apart = spec.Loss is Mse && data.Outputs > 1;
        Near.Equal(losses, apart ? Reported(one, spec, data) : [.. epochs.Select(e => e.BatchLoss!.Value)], tolerance, "loss");
        Same(network, expected, "final", tolerance);
        SamePredictions(network, spec.Loss, data, expected, tolerance);
        if (expected.TryGetProperty("train_accuracy", out JsonElement accuracy))
            Near.Equal(accuracy.GetDouble(), epochs[^1].Train.Accuracy!.Value, 1e-12, "accuracy");

        void After(EpochRow row)
        {
            if (row.Epoch == 1)
                Same(network, expected, "after_1", tolerance);
        }
    }

    private static void Same<T>(Network<T> network, JsonElement expected, string when, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement coefs = expected.GetProperty("coefs_" + when), intercepts = expected.GetProperty("intercepts_" + when);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Near.Equal(UnitsFirst(coefs[i].Rows()), [.. network.Weights(i).Select(double.CreateChecked)], tolerance, $"coefs {i} {when}");
            Near.Equal(intercepts[i].Numbers(), [.. network.Biases(i).Select(double.CreateChecked)], tolerance, $"intercepts {i} {when}");
        }
    }

    private static void SamePredictions<T>(Network<T> network, Loss loss, TrainingData<T> data, JsonElement expected, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] outputs = network.Outputs(data.Features, data.Train.AsSpan(0, 6));
        loss.Predict<T>(outputs, new LossShape(6, data.Outputs, data.Outputs));
        double[] ours = [.. outputs.Select(double.CreateChecked)];
        bool classes = expected.TryGetProperty("predict_proba_first_6", out JsonElement theirs);
        if (!classes)
            theirs = expected.GetProperty("predict_first_6");
        if (classes && data.Outputs == 1) // they state both classes, we the second
            ours = [.. ours.SelectMany(p => (double[])[1 - p, p])];
        bool several = theirs[0].ValueKind == JsonValueKind.Array;
        Near.Equal(several ? [.. theirs.Rows().SelectMany(r => r)] : theirs.Numbers(), ours, tolerance, "predictions");
    }

    /// <summary>
    /// With several real outputs scikit-learn reports a loss that is smaller, by their number, than the one it descends; the
    /// penalty is not. The same steps by hand tell the two apart.
    /// </summary>
    private static double[] Reported<T>(JsonElement one, TrainingSpec spec, TrainingData<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = ((Mini)spec.Batching).Size;
        var step = new GradientStep<T>(Start<T>(one, spec), data, spec.Loss, spec.Optimizer, size, regularization: spec.Regularization);
        double[] losses = new double[spec.Epochs];
        for (int epoch = 0; epoch < losses.Length; epoch++)
        {
            foreach (int[] rows in data.Train.Chunk(size))
            {
                double loss = step.Gradient(rows).Total / data.Outputs;
                losses[epoch] += (loss + (step.Penalty * rows.Length)) / data.Train.Length;
                step.Move(spec.Optimizer.Lr);
            }
        }
        return losses;
    }

    private static TrainingSpec Spec(JsonElement one, int outputs)
    {
        JsonElement hyper = one.GetProperty("hyper");
        double lr = hyper.GetProperty("learning_rate_init").GetDouble(), tol = hyper.GetProperty("tol").GetDouble();
        int patience = hyper.GetProperty("n_iter_no_change").GetInt32();
        bool adam = hyper.GetProperty("solver").GetString() == "adam", adaptive = hyper.GetProperty("learning_rate").GetString() == "adaptive";
        int[] sizes = [.. one.GetProperty("layer_sizes").EnumerateArray().Select(s => s.GetInt32())];
        Activation hidden = hyper.GetProperty("activation").GetString() switch
        {
            "tanh" => new Tanh(), "relu" => new Relu(), "logistic" => new Sigmoid(), _ => new Identity(),
        };
        LayerSpec[] layers = [.. sizes.Skip(1).Select((units, i) =>
            new LayerSpec(units, i == sizes.Length - 2 ? new Identity() : hidden, new Zeros()))];
        return new TrainingSpec(
            new NetworkSpec(sizes[0], layers),
            one.GetProperty("output_activation").GetString() switch
            {
                "softmax" => new CrossEntropy(), "logistic" => new BinaryCrossEntropy(), _ => new Mse(MseConvention.Half),
            },
            adam
                ? new Adam(lr, Form: UpdateForm.Keras)
                : new Sgd(lr, hyper.GetProperty("momentum").GetDouble(), Nesterov: hyper.GetProperty("nesterovs_momentum").GetBoolean(), Form: UpdateForm.Keras),
            hyper.GetProperty("learning_rate").GetString() switch
            {
                "adaptive" => new Adaptive(tol, patience),
                "invscaling" => new InverseScaling(hyper.GetProperty("power_t").GetDouble(), Samples: 60),
                _ => new ConstantRate(),
            },
            new Mini(hyper.GetProperty("batch_size").GetInt32(), Shuffle: false), hyper.GetProperty("max_iter").GetInt32(),
            adaptive ? new Never() : new Tolerance(tol, patience), new SeedTree(1, 0))
        {
            Regularization = new Regularization(hyper.GetProperty("alpha").GetDouble(), Share: PenaltyShare.BatchRows),
        };
    }

    private static Network<T> Start<T>(JsonElement one, TrainingSpec spec)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(spec.Network, spec.Seeds);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            double[] weights = UnitsFirst(one.GetProperty("coefs_start").EnumerateArray().ElementAt(i).Rows());
            double[] biases = one.GetProperty("intercepts_start").EnumerateArray().ElementAt(i).Numbers();
            network.Set(i, [.. weights.Select(T.CreateChecked)], [.. biases.Select(T.CreateChecked)]);
        }
        return network;
    }

    private static TrainingData<T> Data<T>(JsonElement one)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[][] x = File.GetProperty("X").Rows();
        int inputs = one.GetProperty("layer_sizes")[0].GetInt32(), rows = x.Length;
        JsonElement target = File.GetProperty("targets").GetProperty(one.GetProperty("target").GetString()!);
        int outputs = one.GetProperty("layer_sizes").EnumerateArray().Last().GetInt32();
        double[] targets = [.. target.EnumerateArray().SelectMany(t => t.ValueKind == JsonValueKind.Array
            ? t.Numbers()
            : outputs == 1 ? [t.GetDouble()] : Enumerable.Range(0, outputs).Select(k => k == t.GetInt32() ? 1.0 : 0))];
        T[] features = [.. x.SelectMany(r => r.Take(inputs)).Select(T.CreateChecked)];
        int[] labels = one.GetProperty("estimator").GetString() == "MLPClassifier" ? [.. target.EnumerateArray().Select(t => t.GetInt32())] : [];
        return new TrainingData<T>(
            new RealRows<T>(features, rows, inputs), [.. targets.Select(T.CreateChecked)], labels, outputs, [.. Enumerable.Range(0, rows)], [], []);
    }

    // scikit-learn keeps (in, out), we keep one row per unit.
    private static double[] UnitsFirst(double[][] coefs) =>
        [.. Enumerable.Range(0, coefs[0].Length).SelectMany(unit => coefs.Select(input => input[unit]))];
}
