using Exp.Core.Models;
using Exp.Core.Results;

namespace Exp.Core.Run;

/// <summary>A finished trial.</summary>
/// <param name="Record">A pure function of trial and data.</param>
/// <param name="Timing">What the clock said.</param>
public sealed record TrialOutcome(TrialRecord Record, TrialTiming Timing)
{
    /// <summary>Makes the trained network; null when there is none worth keeping: the trial crashed or ended non-finite.</summary>
    public Func<TrainedModel>? Model { get; init; }
}
