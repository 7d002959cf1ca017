namespace Exp.Core.Locks;

/// <summary>What the results of a config must be, small enough for a repository: digests, and a few numbers to measure by.</summary>
public sealed record ResultsLock
{
    /// <summary>How far a baseline's score may be from the locked one, relative to it.</summary>
    public const double BaselineTolerance = 0.02;

    /// <summary>Digest over the ids of all trials, and the baselines.</summary>
    public required string Config { get; init; }

    /// <summary>Version of the numerics.</summary>
    public required int Numerics { get; init; }

    /// <summary>Digest of every data set by name.</summary>
    public required IReadOnlyDictionary<string, string> Data { get; init; }

    /// <summary>The trials, by id.</summary>
    public required IReadOnlyList<LockedTrial> Trials { get; init; }

    /// <summary>The fits, by name.</summary>
    public required IReadOnlyList<LockedBaseline> Baselines { get; init; }

    /// <summary>Digest of every table that has the same bytes everywhere.</summary>
    public required IReadOnlyDictionary<string, string> Tables { get; init; }
}
