using System.Numerics;
using Exp.Engine.Batching;
using Exp.Engine.Numbers;

namespace Exp.Core.Data;

/// <summary>
/// A data set split and scaled for one repeat: what network and baselines both see. Immutable and shared between threads.
/// </summary>
public sealed class PreparedData
{
    private PreparedData(DataSet set) => Set = set;

    /// <summary>The set as loaded.</summary>
    public DataSet Set { get; }

    /// <summary>Training rows, in file order.</summary>
    public int[] Train { get; init; } = [];

    /// <summary>Validation rows, in file order; may be empty.</summary>
    public int[] Validation { get; init; } = [];

    /// <summary>Test rows, in file order; may be empty.</summary>
    public int[] Test { get; init; } = [];

    /// <summary>Regression: scaled target = (target − TargetMean) / TargetScale.</summary>
    public double TargetMean { get; init; }

    /// <summary>See <see cref="TargetMean"/>; 1 when targets are not scaled.</summary>
    public double TargetScale { get; init; } = 1;

    /// <summary>What the user should know once: constant columns, dropped rows, a clipped cap.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Splits and scales. The same for every trial with these settings and seeds.</summary>
    /// <exception cref="DataException">The settings do not fit the rows.</exception>
    public static PreparedData Make(DataSet set, DataSettings settings, SeedTree seeds)
    {
        _ = (settings, seeds);
        return new PreparedData(set);
    }

    /// <summary>All rows of the set, scaled; made once per precision.</summary>
    public FeatureRows<T> Features<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => throw new InvalidOperationException($"{Set.Name}: not built yet");
}
