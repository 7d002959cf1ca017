using Exp.Engine.Activations;
using Exp.Engine.Catalog;
using Exp.Engine.Initializers;
using Exp.Engine.Networks.Parametrizations;
using Exp.Engine.Norms;

namespace Exp.Engine.Networks.Models;

/// <summary>A multilayer perceptron: dense hidden layers with norm, activation and dropout each, then a dense output layer.</summary>
/// <param name="Hidden">Units of the hidden layers.</param>
/// <param name="Activation">One for all hidden layers, or one each.</param>
/// <param name="Init">How the weights of every layer begin.</param>
/// <param name="Output">Activation of the output layer; identity leaves raw scores, as the cross entropies want.</param>
/// <param name="Dropout">Share of the activations left out while training: one for all hidden layers, or one each.</param>
/// <param name="InputDropout">The same for the inputs.</param>
/// <param name="Norm">What is done to the weighted sums before the activation: one for all hidden layers, or one each.</param>
/// <param name="Bias">False for dense layers without biases.</param>
/// <param name="Parametrization">How weights and learning rates of the layers change with their width.</param>
[Entry("mlp", "multilayer perceptron: dense layers with an activation behind each",
    Formula = "a0 = x; ak = f(norm(Wk a(k-1) + bk)); dropout: a kept with probability 1 - p and divided by it", Source = "Rumelhart, Hinton and Williams, Nature 323, 1986")]
public sealed record Mlp(
    [Option("units of each hidden layer", Default = "[16, 16]", Min = 1, Max = 65536)] IReadOnlyList<int> Hidden,
    [Option("activation of the hidden layers: one for all, or a list", Default = "relu")] PerLayer<Activation> Activation,
    [Option("how the weights begin; biases begin at 0", Default = "glorot_uniform")] Initializer Init,
    [Option("activation of the output layer (mse only)", Default = "identity")] Activation Output,
    [Option("share of the activations left out at random while training: one for all hidden layers, or a list", Default = "0", Min = 0, Max = 1, MaxExclusive = true, Later = true)] PerLayer<double>? Dropout = null,
    [Option("share of the inputs left out at random while training", Min = 0, Max = 1, MaxExclusive = true, Later = true)] double InputDropout = 0,
    [Option("norm between dense layer and activation: one for all hidden layers, or a list", Default = "none", Later = true)] PerLayer<Norm>? Norm = null,
    [Option("give the dense layers biases; one with batch norm behind it never has any", Later = true)] bool Bias = true,
    [Option("how weights and learning rates of the layers change with their width", Default = "standard", Later = true)] Parametrization? Parametrization = null) : Model
{
    /// <inheritdoc/>
    public override string DefaultLoss(bool regression) => regression ? "mse" : "cross_entropy";

    /// <inheritdoc/>
    public override NetworkSpec Build(int inputs, int outputs)
    {
        Activation.CheckCount(Hidden.Count, "activation", "activations");
        Dropout?.CheckCount(Hidden.Count, "dropout", "shares");
        Norm?.CheckCount(Hidden.Count, "norm", "norms");
        if (Parametrization is Mup && !Init.DrawsAlone)
            throw new UnfitOptionException("init", "these weights are made as a whole matrix, which parametrization 'mup' does not scale; use he_normal or another law");
        IEnumerable<LayerSpec> hidden = Hidden.Select((units, i) =>
            new LayerSpec(units, Activation.For(i), Init, Dropout?.For(i) ?? 0, Norm?.For(i), Bias));
        return new NetworkSpec(inputs, [.. hidden, new LayerSpec(outputs, Output, Init, Bias: Bias)], InputDropout, Parametrization);
    }
}
