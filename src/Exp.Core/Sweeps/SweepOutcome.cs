using Exp.Core.Analysis;

namespace Exp.Core.Sweeps;

/// <summary>How a sweep ended.</summary>
/// <param name="Trials">Trials in the plan.</param>
/// <param name="Trained">Trials trained now.</param>
/// <param name="Reused">Trials done before.</param>
/// <param name="Crashed">Trials that crashed (exit code 1).</param>
/// <param name="Files">Files written, relative to the folder, in the order of product.md.</param>
public sealed record SweepOutcome(int Trials, int Trained, int Reused, int Crashed, IReadOnlyList<string> Files)
{
    /// <summary>What it found; null when something is still missing, for then no tables are written.</summary>
    public SweepSummary? Summary { get; init; }

    /// <summary>Trials without a result.</summary>
    public int Missing => Trials - Trained - Reused;

    /// <summary>Baseline fits without a result.</summary>
    public int MissingFits { get; init; }

    /// <summary>Trials and fits of its own share that are not done (exit code 4); 0 when only other shards are missing.</summary>
    public int Left { get; init; }

    /// <summary>Those among them that were begun again and again and never ended.</summary>
    public int Poisoned { get; init; }

    /// <summary>True when something was not begun because it was forecast to end too late.</summary>
    public bool OutOfTime { get; init; }
}
