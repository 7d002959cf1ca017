using Exp.Engine.Activations;
using Exp.Engine.Catalog;
using Exp.Engine.Initializers;

namespace Exp.Engine.Networks.Models;

/// <summary>A multilayer perceptron: dense hidden layers with an activation each, then a dense output layer.</summary>
/// <param name="Hidden">Units of the hidden layers.</param>
/// <param name="Activation">One for all hidden layers, or one each.</param>
/// <param name="Init">How the weights of every layer begin.</param>
/// <param name="Output">Activation of the output layer; identity leaves raw scores, as the cross entropies want.</param>
[Entry("mlp", "multilayer perceptron: dense layers with an activation behind each",
    Formula = "a0 = x; ak = f(Wk a(k-1) + bk)", Source = "Rumelhart, Hinton and Williams, Nature 323, 1986")]
public sealed record Mlp(
    [Option("units of each hidden layer", Default = "[16, 16]", Min = 1, Max = 65536)] IReadOnlyList<int> Hidden,
    [Option("activation of the hidden layers: one for all, or a list", Default = "relu")] PerLayer<Activation> Activation,
    [Option("how the weights begin; biases begin at 0", Default = "glorot_uniform")] Initializer Init,
    [Option("activation of the output layer (mse only)", Default = "identity")] Activation Output) : Model
{
    /// <inheritdoc/>
    public override string DefaultLoss(bool regression) => regression ? "mse" : "cross_entropy";

    /// <inheritdoc/>
    public override NetworkSpec Build(int inputs, int outputs)
    {
        if (Activation.Items.Count != 1 && Activation.Items.Count != Hidden.Count)
            throw new ArgumentException(
                $"{Activation.Items.Count} activations for {Hidden.Count} hidden layers; give one, or one per layer");
        IEnumerable<LayerSpec> hidden = Hidden.Select((units, i) => new LayerSpec(units, Activation.For(i), Init));
        return new NetworkSpec(inputs, [.. hidden, new LayerSpec(outputs, Output, Init)]);
    }
}
