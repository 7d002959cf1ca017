using System.Numerics;

namespace Exp.Core.Plan;

/// <summary>What a config sweeps: the union of its blocks, in their order.</summary>
/// <param name="Blocks">At least one; without a sweep an empty one, which is one setting.</param>
/// <param name="RepeatedValues">Notes on values that an axis names twice.</param>
internal sealed record SweepSpec(IReadOnlyList<SweepBlock> Blocks, IReadOnlyList<string> RepeatedValues)
{
    /// <summary>Combinations asked for, repeated values counted.</summary>
    public BigInteger Asked => Blocks.Aggregate(BigInteger.Zero, (sum, block) => sum + block.Asked);

    /// <summary>Combinations to expand.</summary>
    public BigInteger Count => Blocks.Aggregate(BigInteger.Zero, (sum, block) => sum + block.Count);

    /// <summary>Swept keys in axis order.</summary>
    public IReadOnlyList<string> Keys { get; } = [.. Blocks.SelectMany(b => b.Keys).Distinct(StringComparer.Ordinal)];

    /// <summary>True when every setting has a value for every swept key from its own block.</summary>
    public bool IsOneProduct => Blocks.Count == 1 && Blocks[0].List is null;
}
