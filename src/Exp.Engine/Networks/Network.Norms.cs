using Exp.Engine.Norms;

namespace Exp.Engine.Networks;

public sealed unsafe partial class Network<T>
{
    /// <summary>True when a training step has to take all rows of its batch through the network at once.</summary>
    internal bool UsesBatch => Spec.Layers.Any(l => l.Norm is { UsesBatch: true });

    /// <summary>The factors γ [units] of the norm of layer <paramref name="layer"/> (from 0); empty without one.</summary>
    public T[] Scales(int layer) => Scales(layer, Parameters);

    /// <summary>The shifts β [units] of the norm of layer <paramref name="layer"/> (from 0); empty without one.</summary>
    public T[] Shifts(int layer) => Shifts(layer, Parameters);

    /// <summary>What belongs to γ in anything with the layout of <see cref="Parameters"/>.</summary>
    internal T[] Scales(int layer, ReadOnlySpan<T> arena) =>
        norms[layer] is { } norm ? arena.Slice(normOffsets[layer], norm.Units).ToArray() : [];

    /// <summary>The same for β.</summary>
    internal T[] Shifts(int layer, ReadOnlySpan<T> arena) =>
        norms[layer] is { } norm ? arena.Slice(normOffsets[layer] + norm.Padded, norm.Units).ToArray() : [];

    /// <summary>Sets γ [units] and β [units] of the norm of layer <paramref name="layer"/> (from 0).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The layer has no norm, or the lengths are not its units.</exception>
    public void SetNorm(int layer, ReadOnlySpan<T> scales, ReadOnlySpan<T> shifts)
    {
        int units = norms[layer]?.Units ?? 0;
        ArgumentOutOfRangeException.ThrowIfZero(units, "norm of the layer");
        ArgumentOutOfRangeException.ThrowIfNotEqual(scales.Length, units);
        ArgumentOutOfRangeException.ThrowIfNotEqual(shifts.Length, units);
        scales.CopyTo(Parameters[normOffsets[layer]..]);
        shifts.CopyTo(Parameters[(normOffsets[layer] + norms[layer]!.Padded)..]);
    }

    /// <summary>
    /// The running means and variances [units] of the batch norm of layer <paramref name="layer"/> (from 0), which training
    /// changes and scores use; empty without one.
    /// </summary>
    public (double[] Means, double[] Variances) RunningMoments(int layer) => norms[layer] is BatchNormLayer<T> norm
        ? (norm.RunningMean.ToArray(), norm.RunningVariance.ToArray())
        : ([], []);

    /// <summary>Sets them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The layer has no batch norm, or the lengths are not its units.</exception>
    public void SetRunningMoments(int layer, ReadOnlySpan<double> means, ReadOnlySpan<double> variances)
    {
        var norm = norms[layer] as BatchNormLayer<T>;
        ArgumentOutOfRangeException.ThrowIfZero(norm?.Units ?? 0, "batch norm of the layer");
        ArgumentOutOfRangeException.ThrowIfNotEqual(means.Length, norm!.Units);
        ArgumentOutOfRangeException.ThrowIfNotEqual(variances.Length, norm.Units);
        means.CopyTo(norm.RunningMean);
        variances.CopyTo(norm.RunningVariance);
    }

    private void InitializeNorm(int layer)
    {
        if (norms[layer] is not { } norm)
            return;
        var ones = new T[norm.Units];
        Array.Fill(ones, T.One);
        SetNorm(layer, ones, new T[norm.Units]);
    }
}
