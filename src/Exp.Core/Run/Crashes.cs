using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Results;

namespace Exp.Core.Run;

/// <summary>What is recorded of a trial that threw.</summary>
public static class Crashes
{
    /// <param name="trial">The trial.</param>
    /// <param name="data">Its rows; null when preparing them is what failed.</param>
    /// <param name="cause">What was thrown.</param>
    /// <param name="seconds">How long it ran.</param>
    public static TrialOutcome Of(Trial trial, PreparedData? data, Exception cause, double seconds)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return new TrialOutcome(
            TrialRecords.Crash(trial, data, cause),
            new TrialTiming(Environment.MachineName, 1, 0, 0, seconds, 0));
    }
}
