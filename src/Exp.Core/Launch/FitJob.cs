using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Run;

namespace Exp.Core.Launch;

/// <summary>A baseline to be fitted on the rows that a trial sees.</summary>
/// <param name="Key">Which fit.</param>
/// <param name="Baseline">The code.</param>
/// <param name="Example">Any trial with that data and repeat.</param>
internal sealed record FitJob(BaselineKey Key, Baseline Baseline, Trial Example);
