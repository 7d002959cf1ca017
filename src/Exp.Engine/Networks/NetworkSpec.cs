using Exp.Engine.Activations;
using Exp.Engine.Initializers;

namespace Exp.Engine.Networks;

/// <summary>A feed-forward network: dense layers with an activation behind each. Immutable description.</summary>
/// <param name="Inputs">Numbers per input row.</param>
/// <param name="Layers">The dense layers from the first to the output layer; at least one.</param>
/// <param name="InputDropout">Share of the inputs that is left out while training, in [0, 1).</param>
public sealed record NetworkSpec(int Inputs, IReadOnlyList<LayerSpec> Layers, double InputDropout = 0)
{
    /// <summary>Numbers per output row.</summary>
    public int Outputs => Layers[^1].Units;

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
