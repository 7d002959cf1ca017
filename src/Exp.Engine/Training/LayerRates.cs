using System.Numerics;
using Exp.Engine.Layers;
using Exp.Engine.Networks;
using Exp.Engine.Optimizers;

namespace Exp.Engine.Training;

/// <summary>The learning rates of the layers of a network as multiples of the one that is given.</summary>
internal static class LayerRates
{
    /// <summary>The state of an optimizer for a network; one piece where all multiples are 1.</summary>
    /// <exception cref="ArgumentException">The network asks for several rates, and for this optimizer they are not known.</exception>
    public static Stepper<T> Start<T>(Network<T> network, Optimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stretches = new List<(int Start, int Length, double Factor)>();
        foreach ((int start, int length, double factor) in network.Tensors
            .SelectMany(t => t.Pieces.Select(p => (p.Start, p.Length, Factor: Factor(network.Spec, t, optimizer)))).OrderBy(p => p.Start))
        {
            if (stretches is [.., var last] && last.Factor == factor)
                stretches[^1] = last with { Length = last.Length + length };
            else
                stretches.Add((start, length, factor));
        }
        return stretches is [{ Factor: 1 }] ? optimizer.Start<T>(network.Parameters.Length) : new SplitStepper<T>(optimizer, stretches);
    }

    /// <summary>The multiple for a part of the parameters.</summary>
    public static double Factor(NetworkSpec spec, ParameterTensor tensor, Optimizer optimizer)
    {
        (double before, double after) = (tensor.IsWeight ? spec.RatioBefore(tensor.Layer) : 1, spec.RatioAfter(tensor.Layer));
        return optimizer.StepScale switch
        {
            _ when before == 1 && after == 1 => 1,
            StepScale.Gradient => after / before,
            StepScale.Rate => 1 / before,
            _ => throw new ArgumentException($"no rates of layers are known for {optimizer.GetType().Name}", nameof(optimizer)),
        };
    }
}
