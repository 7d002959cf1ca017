using Exp.Engine.Activations;

namespace Exp.Core.Models.Onnx;

/// <summary>Every activation in ONNX operators of opset 17, which every runtime has. A newcomer adds one line.</summary>
internal static class OnnxActivations
{
    private static readonly Dictionary<Type, Func<OnnxGraph, Activation, string, string>> Forms = new()
    {
        [typeof(Identity)] = (_, _, z) => z,
        [typeof(Sigmoid)] = (g, _, z) => g.Node("Sigmoid", [z]),
        [typeof(Tanh)] = (g, _, z) => g.Node("Tanh", [z]),
        [typeof(Relu)] = (g, _, z) => g.Node("Relu", [z]),
        [typeof(LeakyRelu)] = (g, f, z) => g.Node("LeakyRelu", [z], ("alpha", (float)((LeakyRelu)f).Slope)),
        [typeof(Elu)] = (g, f, z) => g.Node("Elu", [z], ("alpha", (float)((Elu)f).Alpha)),
        [typeof(Selu)] = (g, _, z) => g.Node("Selu", [z]),
        [typeof(Celu)] = (g, f, z) => g.Node("Celu", [z], ("alpha", (float)((Celu)f).Alpha)),
        [typeof(Softplus)] = (g, _, z) => g.Node("Softplus", [z]),
        [typeof(Softsign)] = (g, _, z) => g.Node("Softsign", [z]),
        [typeof(Relu6)] = (g, _, z) => Clip(g, z, 0, 6),
        [typeof(HardTanh)] = (g, _, z) => Clip(g, z, -1, 1),
        [typeof(HardSigmoid)] = (g, f, z) => Gate(g, z, ((HardSigmoid)f).Form == HardSigmoidForm.Keras2 ? 5 : 6),
        [typeof(HardSwish)] = (g, _, z) => g.Node("Mul", [z, Gate(g, z, 6)]),
        [typeof(ReluSquared)] = (g, _, z) => Squared(g, g.Node("Relu", [z])),
        [typeof(Silu)] = (g, _, z) => g.Node("Mul", [z, g.Node("Sigmoid", [z])]),
        [typeof(Swish)] = (g, f, z) => g.Node("Mul", [z, g.Node("Sigmoid", [Times(g, z, ((Swish)f).Beta)])]),
        [typeof(Gelu)] = (g, f, z) => ((Gelu)f).Approximation == GeluForm.Tanh ? GeluByTanh(g, z) : GeluByErf(g, z),
        [typeof(Mish)] = (g, _, z) => g.Node("Mul", [z, g.Node("Tanh", [g.Node("Softplus", [z])])]),
        [typeof(LecunTanh)] = (g, _, z) => Times(g, g.Node("Tanh", [Times(g, z, 2.0 / 3)]), 1.7159),
        [typeof(TanhShrink)] = (g, _, z) => g.Node("Sub", [z, g.Node("Tanh", [z])]),
        [typeof(LogSigmoid)] = (g, _, z) => g.Node("Neg", [g.Node("Softplus", [g.Node("Neg", [z])])]),
        [typeof(Exponential)] = (g, _, z) => g.Node("Exp", [z]),
        [typeof(Gaussian)] = (g, _, z) => g.Node("Exp", [g.Node("Neg", [Squared(g, z)])]),
        [typeof(Sine)] = (g, _, z) => g.Node("Sin", [z]),
        [typeof(Sign)] = (g, _, z) => g.Node("Sign", [z]),
        [typeof(Step)] = (g, f, z) => g.Node(
            "Where", [g.Node("Equal", [z, g.Scalar(0)]), g.Scalar(((Step)f).AtZero), g.Node("Cast", [g.Node("Greater", [z, g.Scalar(0)])], ("to", (int)ElementType.Float))]),
    };

    /// <summary>True when there is a form for it.</summary>
    public static bool Has(Activation activation) => Forms.ContainsKey(activation.GetType());

    /// <summary>The name of f(z).</summary>
    public static string Apply(OnnxGraph graph, Activation activation, string z) => Forms[activation.GetType()](graph, activation, z);

    private static string Squared(OnnxGraph g, string z) => g.Node("Mul", [z, z]);

    private static string Clip(OnnxGraph g, string z, double low, double high) => g.Node("Clip", [z, g.Scalar(low), g.Scalar(high)]);

    private static string Times(OnnxGraph g, string z, double factor) => g.Node("Mul", [z, g.Scalar(factor)]);

    private static string Plus(OnnxGraph g, string z, double term) => g.Node("Add", [z, g.Scalar(term)]);

    // clip(z / steepness + 1/2, 0, 1)
    private static string Gate(OnnxGraph g, string z, double steepness) =>
        Clip(g, Plus(g, g.Node("Div", [z, g.Scalar(steepness)]), 0.5), 0, 1);

    // z/2 (1 + erf(z / sqrt 2))
    private static string GeluByErf(OnnxGraph g, string z) =>
        g.Node("Mul", [Times(g, z, 0.5), Plus(g, g.Node("Erf", [Times(g, z, Math.Sqrt(0.5))]), 1)]);

    // z/2 (1 + tanh(sqrt(2/pi) (z + 0.044715 z^3)))
    private static string GeluByTanh(OnnxGraph g, string z)
    {
        string cubed = g.Node("Mul", [Squared(g, z), z]);
        string inner = Times(g, g.Node("Add", [z, Times(g, cubed, 0.044715)]), Math.Sqrt(2 / Math.PI));
        return g.Node("Mul", [Times(g, z, 0.5), Plus(g, g.Node("Tanh", [inner]), 1)]);
    }
}
