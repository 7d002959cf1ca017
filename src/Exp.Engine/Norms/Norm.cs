using System.Numerics;

namespace Exp.Engine.Norms;

/// <summary>
/// What is done to the weighted sums of a layer before its activation: they are brought to mean 0 and variance 1, then
/// stretched and shifted by two trained numbers per unit. Immutable description; the running state is apart.
/// </summary>
public abstract partial record Norm
{
    /// <summary>True when a row's result depends, while training, on the other rows of its batch.</summary>
    public virtual bool UsesBatch => false;

    /// <summary>True when a bias before it would have no effect, so that the layer has none.</summary>
    public virtual bool ReplacesBias => false;

    /// <summary>Trained numbers per unit.</summary>
    public virtual int ParametersPerUnit => 2;

    /// <summary>The arithmetic for a layer of that many units, with its state at the beginning; null when there is nothing to do.</summary>
    internal abstract NormLayer<T>? Start<T>(int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
