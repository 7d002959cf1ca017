using System.Numerics;
using Exp.Engine.Networks;

namespace Exp.Core.Models;

/// <summary>What one dense layer and the norm behind it have learnt.</summary>
/// <param name="Weights">[units × inputs], row-major.</param>
/// <param name="Biases">[units].</param>
public sealed record LayerWeights(double[] Weights, double[] Biases)
{
    /// <summary>γ of the norm [units]; empty without one.</summary>
    public double[] Scales { get; init; } = [];

    /// <summary>β of the norm [units]; empty without one.</summary>
    public double[] Shifts { get; init; } = [];

    /// <summary>Running means of a batch norm [units]; empty without one.</summary>
    public double[] Means { get; init; } = [];

    /// <summary>Running variances of a batch norm [units]; empty without one.</summary>
    public double[] Variances { get; init; } = [];

    /// <summary>Reads layer <paramref name="i"/> of a network.</summary>
    public static LayerWeights Of<T>(Network<T> network, int i)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        (double[] means, double[] variances) = network.RunningMoments(i);
        return new LayerWeights(Doubles(network.Weights(i)), Doubles(network.Biases(i)))
        {
            Scales = Doubles(network.Scales(i)), Shifts = Doubles(network.Shifts(i)), Means = means, Variances = variances,
        };
    }

    /// <summary>Writes them to layer <paramref name="i"/> of a network of the same shape.</summary>
    public void To<T>(Network<T> network, int i)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Set(i, Cast<T>(Weights), Cast<T>(Biases));
        if (Scales.Length > 0)
            network.SetNorm(i, Cast<T>(Scales), Cast<T>(Shifts));
        if (Means.Length > 0)
            network.SetRunningMoments(i, Means, Variances);
    }

    private static double[] Doubles<T>(T[] numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. numbers.Select(double.CreateChecked)];

    private static T[] Cast<T>(double[] numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. numbers.Select(T.CreateChecked)];
}
