using Exp.Engine.Layers;
using Exp.Engine.Numbers;

namespace Exp.Engine.Networks;

public sealed unsafe partial class Network<T>
{
    /// <summary>The weights [units × inputs] of layer <paramref name="layer"/> (from 0), row-major, one row per unit.</summary>
    public T[] Weights(int layer) => Weights(layer, Parameters);

    /// <summary>The biases [units] of layer <paramref name="layer"/> (from 0).</summary>
    public T[] Biases(int layer) => Biases(layer, Parameters);

    /// <summary>What belongs to the weights of a layer in anything with the layout of <see cref="Parameters"/>, such as a gradient.</summary>
    internal T[] Weights(int layer, ReadOnlySpan<T> arena)
    {
        DenseLayer<T> dense = layers[layer];
        var weights = new T[dense.Outputs * dense.Inputs];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = arena[offsets[layer] + dense.IndexOf(i / dense.Inputs, i % dense.Inputs)];
        return weights;
    }

    /// <summary>The same for the biases.</summary>
    internal T[] Biases(int layer, ReadOnlySpan<T> arena)
    {
        DenseLayer<T> dense = layers[layer];
        var biases = new T[dense.Outputs];
        for (int unit = 0; unit < biases.Length; unit++)
            biases[unit] = arena[offsets[layer] + dense.IndexOf(unit, dense.Inputs)];
        return biases;
    }

    /// <summary>Sets weights [units × inputs], row-major, and biases [units] of layer <paramref name="layer"/> (from 0).</summary>
    public void Set(int layer, ReadOnlySpan<T> weights, ReadOnlySpan<T> biases)
    {
        DenseLayer<T> dense = layers[layer];
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, dense.Outputs * dense.Inputs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(biases.Length, dense.Outputs);
        Span<T> all = parameters.Span[offsets[layer]..];
        for (int i = 0; i < weights.Length; i++)
            all[dense.IndexOf(i / dense.Inputs, i % dense.Inputs)] = weights[i];
        for (int unit = 0; unit < biases.Length; unit++)
            all[dense.IndexOf(unit, dense.Inputs)] = biases[unit];
    }

    private void Initialize(int layer, RandomStream forWeights, RandomStream forBiases)
    {
        var start = new LayerStart(Spec, layer);
        start.DrawWeights(forWeights);
        start.DrawBiases(forBiases);
        Begin(layer, start);
    }

    /// <summary>Sets weights and biases of a layer to what it begins with.</summary>
    internal void Begin(int layer, LayerStart start) =>
        Set(layer, [.. start.Weights.Select(T.CreateChecked)], [.. start.Biases.Select(T.CreateChecked)]);
}
