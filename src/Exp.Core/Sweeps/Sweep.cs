using Exp.Core.Launch;
using Exp.Core.Run;

namespace Exp.Core.Sweeps;

/// <summary>Does the trials of a plan that are not yet done, and assembles the tables.</summary>
public static class Sweep
{
    /// <summary>Trains what is missing and writes every result file. A cancelled sweep keeps what it finished.</summary>
    /// <exception cref="RefusedException">The folder is in use or holds something else.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; go on with the same command.</exception>
    public static SweepOutcome Run(SweepRequest request, ISweepObserver observer, CancellationToken cancellation) =>
        Run(request, observer, TrialRunner.Run, cancellation, TrialRunner.RunTogether);

    internal static SweepOutcome Run(
        SweepRequest request, ISweepObserver observer, RunTrial run, CancellationToken cancellation, RunTogether? together = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(observer);
        using ResultsFolder folder = ResultsFolder.Claim(request.Folder, request.Force, request.Clock);
        return new SweepRun(request, observer, folder).Run(run, together, cancellation);
    }
}
