using Exp.Engine.Numbers;

namespace Exp.Engine.Networks;

/// <summary>The numbers that a dense layer begins with, to be drawn by the law of its initializer and its parametrization.</summary>
internal sealed class LayerStart
{
    private readonly LayerSpec layer;
    private readonly int inputs, fanIn, fanOut;
    private readonly double scale = 1;

    /// <summary>Of layer <paramref name="index"/> (from 0) of a network.</summary>
    public LayerStart(NetworkSpec network, int index)
    {
        layer = network.Layers[index];
        inputs = index == 0 ? network.Inputs : network.Layers[index - 1].Units;
        double before = network.RatioBefore(index), after = network.RatioAfter(index);
        (fanIn, fanOut) = ((int)Math.Round(inputs / before), (int)Math.Round(layer.Units / after));
        if (before != 1)
            scale = index == network.Layers.Count - 1 ? 1 / before : 1 / Math.Sqrt(before);
        Weights = new double[layer.Units * inputs];
        Biases = new double[layer.Units];
    }

    /// <summary>[units × inputs], row-major, in whatever order they are drawn.</summary>
    public double[] Weights { get; private set; }

    /// <summary>[units]; stay 0 in a layer without them.</summary>
    public double[] Biases { get; }

    /// <summary>Draws the weights unit by unit.</summary>
    public void DrawWeights(IRandomSource random)
    {
        layer.Init.FillByLaw(Weights, fanIn, fanOut, random);
        for (int i = 0; scale != 1 && i < Weights.Length; i++)
            Weights[i] *= scale;
    }

    /// <summary>Draws the weights input by input.</summary>
    public void DrawWeightsByInput(IRandomSource random)
    {
        DrawWeights(random);
        double[] drawn = Weights;
        Weights = [.. Enumerable.Range(0, drawn.Length).Select(i => drawn[(i % inputs * layer.Units) + (i / inputs)])];
    }

    /// <summary>Draws the biases, where there are any.</summary>
    public void DrawBiases(IRandomSource random)
    {
        if (layer.HasBias)
            layer.Init.FillBiasesByLaw(Biases, fanIn, fanOut, random);
    }
}
