using System.Numerics;

namespace Exp.Engine.Networks;

/// <summary>A copy of everything a network has learnt, to go back to.</summary>
internal sealed class WeightsCopy<T>(Network<T> network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] parameters = new T[network.Parameters.Length];

    /// <summary>Copies the network as it is now.</summary>
    public void Take() => network.Parameters.CopyTo(parameters);

    /// <summary>Puts the network back to the last copy.</summary>
    public void Restore() => parameters.CopyTo(network.Parameters);
}
