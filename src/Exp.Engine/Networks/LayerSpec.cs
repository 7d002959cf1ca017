using Exp.Engine.Activations;
using Exp.Engine.Initializers;
using Exp.Engine.Norms;

namespace Exp.Engine.Networks;

/// <summary>One dense layer and what stands behind it: a = f(norm(x · w + b)), then dropout.</summary>
/// <param name="Units">Outputs of the layer.</param>
/// <param name="Activation">f; identity for raw outputs.</param>
/// <param name="Init">How the weights and biases begin.</param>
/// <param name="Dropout">Share of the activations that is left out while training, in [0, 1); 0 in an output layer.</param>
/// <param name="Norm">What is done to the weighted sums before f; null for nothing.</param>
/// <param name="Bias">False for a layer without b; a norm may do without it all the same.</param>
public sealed record LayerSpec(int Units, Activation Activation, Initializer Init, double Dropout = 0, Norm? Norm = null, bool Bias = true)
{
    /// <summary>True when there are biases to train.</summary>
    public bool HasBias => Bias && Norm is not { ReplacesBias: true };

    /// <summary>Trained numbers of a unit beside its weights: bias, and what the norm has.</summary>
    public int ParametersPerUnit => (HasBias ? 1 : 0) + (Norm?.ParametersPerUnit ?? 0);
}
