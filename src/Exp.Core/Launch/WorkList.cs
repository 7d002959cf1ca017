using System.Globalization;
using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Run;

namespace Exp.Core.Launch;

/// <summary>How one trial is trained: <see cref="TrialRunner.Run"/>, or something else in tests.</summary>
internal delegate TrialOutcome RunTrial(Trial trial, PreparedData data, TimeProvider clock, CancellationToken cancellation, int threads);

/// <summary>How several trials that share their rows are trained: <see cref="TrialRunner.RunTogether"/>.</summary>
internal delegate void RunTogether(
    IReadOnlyList<Trial> trials, PreparedData data, TimeProvider clock, Action<Trial, TrialOutcome> done, CancellationToken cancellation);

/// <summary>
/// Makes tasks of trials and fits. A trial is a pure function, so the order is free: the heaviest first, for then the last
/// ones to end are short and no core waits long; the baselines, whose cost nobody knows, behind them. A trial that crashes
/// is recorded and disturbs no other.
/// </summary>
internal sealed class WorkList
{
    // Prepared rows that nobody uses at the moment are dropped beyond this; they can be made again.
    private const long IdleBudgetBytes = 1L << 30;

    private readonly PreparedRows rows = new(IdleBudgetBytes);
    private readonly SweepPlan plan;
    private readonly IWorkSink sink;
    private readonly TimeProvider clock;
    private readonly RunTrial run;
    private volatile bool stopped;

    public WorkList(SweepPlan plan, IWorkSink sink, TimeProvider clock, RunTrial run) =>
        (this.plan, this.sink, this.clock, this.run) = (plan, sink, clock, run);

    /// <summary>Threads that a trial may use: more than one where there are fewer trials than cores.</summary>
    public int ThreadsPerTrial { get; init; } = 1;

    /// <summary>Begin nothing that is forecast to end later; null when there is time for everything.</summary>
    public TimeBudget? Time { get; init; }

    /// <summary>Trains trials that share their rows in turn; null to train each by itself.</summary>
    public RunTogether? Together { get; init; }

    /// <summary>Trials at a time.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Begin nothing more after the first crash.</summary>
    public bool StopOnError { get; init; }

    /// <summary>The tasks in the order in which they should begin.</summary>
    /// <param name="trials">Trials to be done.</param>
    /// <param name="fits">Fits to be done.</param>
    /// <param name="alone">Trials that are to be trained by themselves, whatever they could share; null for none.</param>
    public IReadOnlyList<Action<CancellationToken>> Tasks(
        IEnumerable<Trial> trials, IEnumerable<FitJob> fits, Func<Trial, bool>? alone = null)
    {
        var tasks = new List<Action<CancellationToken>>();
        foreach (IReadOnlyList<Trial> group in Groups([.. trials], alone))
        {
            string key = Key(group[0]);
            foreach (Trial trial in group)
                Expect(trial);
            tasks.Add(group.Count == 1 ? cancellation => Train(group[0], key, cancellation) : cancellation => Train(group, key, cancellation));
        }
        foreach (FitJob fit in fits)
        {
            string key = Expect(fit.Example);
            tasks.Add(cancellation => Fit(fit, key, cancellation));
        }
        return tasks;
    }

    private DataSet Set(Trial trial) => plan.Sets[trial.Settings.Data.Dataset];

    // A limit of time is for single trials: of a group all would end late.
    private IReadOnlyList<IReadOnlyList<Trial>> Groups(IReadOnlyList<Trial> trials, Func<Trial, bool>? alone) =>
        TrialGroups.Of(trials, Jobs, Key, Together is null || ThreadsPerTrial > 1 || Time is not null ? _ => true : alone ?? (_ => false));

    private string Key(Trial trial) => string.Create(
        CultureInfo.InvariantCulture, $"{DataId.Of(trial, Set(trial))}/{trial.Seeds.Root}/{trial.Seeds.Repeat}");

    private string Expect(Trial trial)
    {
        DataSettings settings = trial.Settings.Data;
        DataSet set = Set(trial);
        string key = Key(trial);
        // Images stay the bytes of the set unless each column is scaled by itself.
        bool shared = set.Bytes is not null && PreparedData.PixelDivisor(settings.Scale ?? Scaling.Unit) is not null;
        long bytes = shared ? 0 : (long)set.Rows * set.Width * sizeof(double);
        rows.Expect(key, bytes, () => PreparedData.Make(set, settings, trial.Seeds));
        return key;
    }

    private void Train(Trial trial, string key, CancellationToken cancellation)
    {
        if (stopped || Time?.Admits(trial.Flops) == false)
            return;
        sink.Begin(trial.Id);
        TrialOutcome outcome = Outcome(trial, key, cancellation);
        if (outcome.Record.IsOk)
            Time?.Learn(trial.Flops, outcome.Timing.TotalSeconds); // others end early
        stopped |= StopOnError && outcome.Record.IsCrashed;
        sink.Done(trial, outcome);
    }

    private void Train(IReadOnlyList<Trial> group, string key, CancellationToken cancellation)
    {
        if (stopped)
            return;
        foreach (Trial trial in group)
            sink.Begin(trial.Id);
        PreparedData? data = null;
        var left = group.ToDictionary(t => t.Id, StringComparer.Ordinal);
        long start = clock.GetTimestamp();
        try
        {
            for (int i = 0; i < group.Count; i++)
                data = rows.Take(key);
            Together!(group, data!, clock, Done, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (left.Count == group.Count)
        {
            // Before any of them trained: their rows could not be made.
            foreach (Trial trial in group)
                Done(trial, Crashes.Of(trial, data, e, clock.GetElapsedTime(start).TotalSeconds));
        }
        finally
        {
            for (int i = 0; i < group.Count; i++)
                rows.Done(key);
        }

        void Done(Trial trial, TrialOutcome outcome)
        {
            left.Remove(trial.Id);
            stopped |= StopOnError && outcome.Record.IsCrashed;
            sink.Done(trial, outcome);
        }
    }

    private TrialOutcome Outcome(Trial trial, string key, CancellationToken cancellation)
    {
        long start = clock.GetTimestamp();
        PreparedData? data = null;
        try
        {
            data = rows.Take(key);
            return run(trial, data, clock, cancellation, ThreadsPerTrial);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // Whatever a trial throws is recorded as its crash; the others go on.
            return Crashes.Of(trial, data, e, clock.GetElapsedTime(start).TotalSeconds);
        }
        finally
        {
            rows.Done(key);
        }
    }

    private void Fit(FitJob job, string key, CancellationToken cancellation)
    {
        if (stopped || Time?.Admits(0) == false)
            return;
        sink.Begin(job.Key.ToString());
        try
        {
            sink.Done(job.Key, BaselineRunner.Run(job.Baseline, () => rows.Take(key), job.Key.Seeds, cancellation));
        }
        finally
        {
            rows.Done(key);
        }
    }
}
