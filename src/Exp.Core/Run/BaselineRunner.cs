using Exp.Core.Data;
using Exp.Core.Results;
using Exp.Engine.Numbers;

namespace Exp.Core.Run;

/// <summary>Fits one baseline on the rows and splits of one repeat and scores it as a network is scored.</summary>
public static class BaselineRunner
{
    /// <summary>Never throws for what the baseline does: its row then says unavailable or crashed, and why.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BaselineRecord Run(Baseline baseline, Func<PreparedData> prepare, SeedTree seeds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(prepare);
        try
        {
            PreparedData data = prepare();
            FittedBaseline fitted = baseline.Fit(data, seeds, cancellation);
            return new BaselineRecord
            {
                Status = TrialStatus.Ok,
                TrainRows = data.Train.Length,
                Parts = FinalScores.Of(data, rows => fitted.Scores(rows)),
            };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (BaselineUnavailableException e)
        {
            return new BaselineRecord { Status = TrialStatus.Unavailable, WhyText = e.Message };
        }
        catch (Exception e)
        {
            // Whatever third-party code throws is a result of that baseline, not the end of the sweep.
            return new BaselineRecord { Status = TrialStatus.Crashed, WhyText = TrialRecords.Why(e) };
        }
    }
}
