using System.Numerics;
using Exp.Engine.Batching;
using Exp.Engine.Numbers;

namespace Exp.Engine.Networks;

/// <summary>A network with weights.</summary>
public sealed class Network<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes the network of a description with its initial weights.</summary>
    public Network(NetworkSpec spec, SeedTree seeds)
    {
        Spec = spec;
        _ = seeds;
    }

    /// <summary>The description.</summary>
    public NetworkSpec Spec { get; }

    /// <summary>Outputs [rows.Length × Spec.Outputs], packed, of the given rows. A row's bits do not depend on the others.</summary>
    public T[] Outputs(FeatureRows<T> features, ReadOnlySpan<int> rows) =>
        throw new InvalidOperationException("not built yet");
}
