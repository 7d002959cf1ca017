using Exp.Engine.Activations;
using Exp.Engine.Initializers;
using Exp.Engine.Networks.Parametrizations;

namespace Exp.Engine.Networks;

/// <summary>A feed-forward network: dense layers with an activation behind each. Immutable description.</summary>
/// <param name="Inputs">Numbers per input row.</param>
/// <param name="Layers">The dense layers from the first to the output layer; at least one.</param>
/// <param name="InputDropout">Share of the inputs that is left out while training, in [0, 1).</param>
/// <param name="Parametrization">How weights and rates change with the width; null for the standard way.</param>
public sealed record NetworkSpec(int Inputs, IReadOnlyList<LayerSpec> Layers, double InputDropout = 0, Parametrization? Parametrization = null)
{
    /// <summary>Numbers per output row.</summary>
    public int Outputs => Layers[^1].Units;

    /// <summary>How many times as many inputs layer <paramref name="layer"/> (from 0) has as in the base network.</summary>
    internal double RatioBefore(int layer) => layer == 0 ? 1 : Parametrization?.Ratio(Layers[layer - 1].Units) ?? 1;

    /// <summary>The same for its units.</summary>
    internal double RatioAfter(int layer) => layer == Layers.Count - 1 ? 1 : Parametrization?.Ratio(Layers[layer].Units) ?? 1;

    /// <summary>Trained numbers: weights, biases, and those of norms. 784-16-16-10 has 13002.</summary>
    public long ParameterCount => WeightCount + Layers.Sum(l => (long)l.Units * l.ParametersPerUnit);

    /// <summary>Weights without biases.</summary>
    public long WeightCount
    {
        get
        {
            long sum = 0, inputs = Inputs;
            foreach (LayerSpec layer in Layers)
            {
                sum += inputs * layer.Units;
                inputs = layer.Units;
            }
            return sum;
        }
    }
}
