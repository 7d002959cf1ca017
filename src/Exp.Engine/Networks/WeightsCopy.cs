using System.Numerics;

namespace Exp.Engine.Networks;

/// <summary>A copy of everything a network has learnt, to go back to.</summary>
internal sealed class WeightsCopy<T>(Network<T> network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] parameters = new T[network.Parameters.Length];
    private readonly double[][] running = [.. network.Norms.Select(n => n is null ? [] : new double[n.Running.Length])];

    /// <summary>Copies the network as it is now.</summary>
    public void Take()
    {
        network.Parameters.CopyTo(parameters);
        for (int i = 0; i < running.Length; i++)
            network.Norms[i]?.Running.CopyTo(running[i]);
    }

    /// <summary>Puts the network back to the last copy.</summary>
    public void Restore()
    {
        parameters.CopyTo(network.Parameters);
        for (int i = 0; i < running.Length; i++)
            running[i].CopyTo(network.Norms[i] is { } norm ? norm.Running : default);
    }
}
