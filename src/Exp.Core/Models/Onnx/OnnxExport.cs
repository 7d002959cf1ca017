using System.Text.Json;
using Exp.Core.Data;
using Exp.Core.Results.Files;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Norms;

namespace Exp.Core.Models.Onnx;

/// <summary>
/// A trained network as an ONNX model that takes rows in their original units: "x" [rows × features] float. Classification
/// gives "label" [rows], the class index, and "probabilities" [rows × classes] where the loss has them, else "scores"
/// [rows × outputs]; regression gives "prediction" [rows × 1] in the units of the target.
/// </summary>
/// <remarks>
/// The scaling runs in double, as in training; the layers in float, whatever precision they were trained in: several
/// runtimes lack double forms of activations. Class and feature names are metadata.
/// </remarks>
public static class OnnxExport
{
    /// <summary>The bytes of the model.</summary>
    public static byte[] Bytes(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var graph = new OnnxGraph();
        graph.Input("x", ElementType.Float, model.Features.Count);
        string outputs = Layers(graph, model, Scaled(graph, model));
        if (model.Task == DataTask.Regression)
            Prediction(graph, model, outputs);
        else
            Classes(graph, model, outputs);
        return graph.ToModel($"exp {Machine.ExpVersion}",
        [
            ("trial_id", model.TrialId),
            ("features", JsonSerializer.Serialize(model.Features, ModelJson.Default.IReadOnlyListString)),
            ("classes", JsonSerializer.Serialize(model.Classes, ModelJson.Default.IReadOnlyListString)),
        ]);
    }

    private static string Scaled(OnnxGraph graph, TrainedModel model)
    {
        int width = model.Features.Count;
        string x = Cast(graph, "x", ElementType.Double);
        if (model.Inputs.Fills.Any(f => !double.IsNaN(f)))
            x = graph.Node("Where", [graph.Node("IsNaN", ["x"]), graph.Doubles([.. model.Inputs.Fills], 1, width), x]);
        string moved = graph.Node("Sub", [x, graph.Doubles([.. model.Inputs.Offsets], 1, width)]);
        return Cast(graph, graph.Node("Div", [moved, graph.Doubles([.. model.Inputs.Divisors], 1, width)]), ElementType.Float);
    }

    private static string Layers(OnnxGraph graph, TrainedModel model, string x)
    {
        NetworkSpec network = model.Network;
        int inputs = network.Inputs;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            int units = network.Layers[i].Units;
            string w = graph.Floats([.. model.Layers[i].Weights.Select(v => (float)v)], units, inputs);
            string b = Floats(graph, model.Layers[i].Biases);
            x = Normed(graph, network.Layers[i].Norm, model.Layers[i], graph.Node("Gemm", [x, w, b], ("transB", 1)));
            x = OnnxActivations.Apply(graph, network.Layers[i].Activation, x);
            inputs = units;
        }
        return x;
    }

    private static string Normed(OnnxGraph graph, Norm? norm, LayerWeights layer, string z) => norm switch
    {
        null or NoNorm => z,
        BatchNorm batch => graph.Node(
            "BatchNormalization", [z, Floats(graph, layer.Scales), Floats(graph, layer.Shifts), Floats(graph, layer.Means), Floats(graph, layer.Variances)],
            ("epsilon", (float)batch.Epsilon)),
        LayerNorm one => graph.Node(
            "LayerNormalization", [z, Floats(graph, layer.Scales), Floats(graph, layer.Shifts)], ("axis", 1), ("epsilon", (float)one.Epsilon)),
        _ => throw new NotSupportedException($"the norm {norm.GetType().Name} has no ONNX form"),
    };

    private static string Floats(OnnxGraph graph, double[] numbers) => graph.Floats([.. numbers.Select(v => (float)v)], numbers.Length);

    private static void Classes(OnnxGraph graph, TrainedModel model, string scores)
    {
        if (model.Outputs == 1)
            graph.Named("Cast", [graph.Node("Squeeze", [graph.Node("Greater", [scores, graph.Scalar(0)]), One(graph)])], "label", ("to", (int)ElementType.Int64));
        else
            graph.Named("ArgMax", [scores], "label", ("axis", 1), ("keepdims", 0));
        graph.Output("label", ElementType.Int64, 0);
        if (!model.Loss.Probabilities)
        {
            graph.Named("Identity", [scores], "scores");
            graph.Output("scores", ElementType.Float, model.Outputs);
            return;
        }
        if (model.Loss is not BinaryCrossEntropy)
        {
            graph.Named("Softmax", [scores], "probabilities", ("axis", 1));
        }
        else
        {
            string p = graph.Node("Sigmoid", [scores]);
            if (model.Outputs == 1)
                graph.Named("Concat", [graph.Node("Sub", [graph.Scalar(1), p]), p], "probabilities", ("axis", 1));
            else
                graph.Named("Identity", [p], "probabilities");
        }
        graph.Output("probabilities", ElementType.Float, model.Classes.Count);
    }

    private static void Prediction(OnnxGraph graph, TrainedModel model, string output)
    {
        if (model.Loss is Poisson)
            output = graph.Node("Exp", [output]);
        string scaled = graph.Node("Mul", [Cast(graph, output, ElementType.Double), graph.Doubles([model.TargetScale])]);
        graph.Named("Cast", [graph.Node("Add", [scaled, graph.Doubles([model.TargetMean])])], "prediction", ("to", (int)ElementType.Float));
        graph.Output("prediction", ElementType.Float, 1);
    }

    private static string Cast(OnnxGraph graph, string x, ElementType type) => graph.Node("Cast", [x], ("to", (int)type));

    private static string One(OnnxGraph graph) => graph.Longs([1], 1);
}
