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
    /// <summary>What it found; null when trials are still missing (stopped after a crash), for then no tables are written.</summary>
    public SweepSummary? Summary { get; init; }

    /// <summary>Trials without a result; 0 unless the sweep was told to stop after a crash.</summary>
    public int Missing => Trials - Trained - Reused;
}
