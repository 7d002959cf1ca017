using Exp.Core.Launch;
using Exp.Core.Models;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Parts;
using Exp.Engine.Numbers;

namespace Exp.Core.Sweeps;

/// <summary>
/// One start of a sweep in its folder. The tables are replaced at the end, all from one plan, and only when every trial has
/// a record; until then those of an earlier plan stay, and the manifest says that the folder is not complete.
/// </summary>
internal sealed class SweepRun
{
    private const int SpeedSamples = 16;

    private readonly SweepRequest request;
    private readonly ISweepObserver observer;
    private readonly ResultsFolder folder;
    private readonly SweepPlan plan;
    private readonly Publication publication;
    private readonly TimeBudget? time;
    private readonly FitJob[] allFits, shareFits;
    private readonly Trial[] shareTrials;

    public SweepRun(SweepRequest request, ISweepObserver observer, ResultsFolder folder)
    {
        (this.request, this.observer, this.folder, plan) = (request, observer, folder, request.Plan);
        publication = new Publication(request, folder);
        time = request.MaxTime is { } limit ? new TimeBudget(limit, request.Clock) : null;
        allFits = [.. Fits.Of(plan, request.Baselines)];
        shareTrials = [.. plan.Trials.Where((_, place) => request.Shard.Holds(place))];
        shareFits = [.. allFits.Where((_, place) => request.Shard.Holds(plan.Trials.Count + place))];
    }

    public SweepOutcome Run(RunTrial run, RunTogether? together, CancellationToken cancellation)
    {
        RefuseOther();
        PartStore store = OpenStore();
        string[] poisoned = request.RetryFailed ? [] :
            [.. shareTrials.Where(t => store.IsPoisoned(t.Id)).Select(Coverage.Name), .. shareFits.Select(f => f.Key.ToString()).Where(store.IsPoisoned)];
        Trial[] trials = [.. shareTrials.Where(t => IsToDo(store, t.Id) || LacksModel(store, t.Id))];
        FitJob[] fits = [.. shareFits.Where(f => IsToDo(store, f.Key.ToString()))];
        Tell(store, trials, fits, poisoned);
        int reused = plan.Trials.Count(t => store.Has(t.Id)) - trials.Count(t => store.Has(t.Id));
        int trained = Train(run, together, store, trials, fits, cancellation);
        store = OpenStore();
        var outcome = new SweepOutcome(plan.Trials.Count, trained, reused, plan.Trials.Count(t => store.HasOnlyFailed(t.Id)), [])
        {
            MissingFits = allFits.Count(f => !store.Has(f.Key.ToString())),
            Left = trials.Length - trained + poisoned.Length + fits.Count(f => !store.Has(f.Key.ToString())),
            Poisoned = poisoned.Length,
            OutOfTime = time?.TurnedAway == true,
        };
        return outcome.Missing + outcome.MissingFits > 0
            ? outcome
            : publication.Write(store, [.. allFits.Select(f => f.Key)], outcome, cancellation);
    }

    private bool IsToDo(PartStore store, string id) => request.RetryFailed
        ? !store.Has(id) || store.HasOnlyFailed(id)
        : !store.Has(id) && !store.IsPoisoned(id);

    // A network that ended non-finite is not kept, nor is one that crashed.
    private bool LacksModel(PartStore store, string id)
    {
        if (!request.SaveModels || !store.Has(id) || File.Exists(folder.Model(id)))
            return false;
        string status = store.Trial(id).Trial.Status;
        return status is not (TrialStatus.DivergedNonfinite or TrialStatus.Crashed);
    }

    private void KeepModel(TrainedModel model)
    {
        Directory.CreateDirectory(folder.In(ResultsFolder.ModelsName));
        ModelFile.Write(folder.Model(model.TrialId), model);
    }

    private PartStore OpenStore()
    {
        PartStore store = PartStore.Open(folder.Parts);
        Coverage.RefuseContradictions(plan, store, folder.Path);
        return store;
    }

    private void Tell(PartStore store, Trial[] trials, FitJob[] fits, string[] poisoned)
    {
        foreach (string note in store.Notes)
            observer.Note(note);
        NoteVanished();
        if (request.Shard != Shard.Whole)
            observer.Note($"shard {request.Shard}: {shareTrials.Length} of {plan.Trials.Count} trials{(allFits.Length > 0 ? $", {shareFits.Length} of {allFits.Length} baseline fits" : "")}");
        if (poisoned.Length > 0)
            observer.Note($"begun {PartStore.PoisonBegins} times and never ended, as what kills its process does, so not begun again: {Coverage.Few(poisoned)}; --retry-failed tries once more");
        observer.Started(trials.Length, shareTrials.Length - trials.Length - poisoned.Length);
        if (trials.Length + fits.Length == 0 && poisoned.Length == 0)
            observer.Note($"nothing to train: every trial{(request.Shard == Shard.Whole ? "" : " of this shard")} was done before");
    }

    private int Train(
        RunTrial run, RunTogether? together, PartStore store, Trial[] trials, FitJob[] fits, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        bool everything = plan.Trials.All(t => store.Has(t.Id)) && allFits.All(f => store.Has(f.Key.ToString()));
        if (trials.Length + fits.Length > 0 || !everything)
            publication.Announce();
        if (trials.Length + fits.Length == 0)
            return 0;
        LearnSpeed(store);
        using PartWriter parts = PartWriter.Open(folder.Parts, Header(), request.Clock);
        var sink = new PartSink(parts, observer, shareTrials.Length - trials.Length, shareTrials.Length, request.SaveModels ? KeepModel : null);
        var work = new WorkList(plan, sink, request.Clock, run)
        {
            StopOnError = request.StopOnError,
            Together = together,
            Jobs = request.Jobs,
            ThreadsPerTrial = Math.Max(1, request.Jobs / Math.Max(1, trials.Length)),
            Time = time,
        };
        // What was under way at two crashes of the process is done last and alone: should the third come, it has one culprit.
        bool Suspect(string id) => store.Attempts(id) >= PartStore.PoisonBegins - 1;
        var crowd = work.Tasks(trials.Where(t => !Suspect(t.Id)), fits.Where(f => !Suspect(f.Key.ToString())));
        var alone = work.Tasks(trials.Where(t => Suspect(t.Id)), fits.Where(f => Suspect(f.Key.ToString())), alone: true);
        try
        {
            LocalLauncher.Run(crowd, request.Jobs, cancellation);
            LocalLauncher.Run(alone, 1, cancellation);
        }
        finally
        {
            sink.Close();
        }
        return sink.Trained;
    }

    private void LearnSpeed(PartStore store)
    {
        if (time is null)
            return;
        foreach (Trial trial in plan.Trials.Where(t => store.Has(t.Id) && !store.HasOnlyFailed(t.Id)).Take(SpeedSamples))
        {
            (TrialRecord record, TrialTiming timing) = store.Trial(trial.Id);
            if (record.IsOk)
                time.Learn(trial.Flops, timing.TotalSeconds);
        }
    }

    private PartHeader Header() => new()
    {
        Format = PartHeader.CurrentFormat,
        Numerics = NumericsVersion.Current,
        ExpVersion = Machine.ExpVersion,
        Plan = plan.Fingerprint,
        Runtime = Machine.Runtime,
        Cpu = Machine.Cpu,
        Host = Environment.MachineName,
        ProcessId = Environment.ProcessId,
        StartedUtc = request.Clock.GetUtcNow().UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>Tables of two experiments in turn in one folder would be taken for one: an edited config needs its own.</summary>
    private void RefuseOther()
    {
        IReadOnlyList<string> changes = PlanChanges.Since(folder.Path, plan);
        if (changes.Count > 0)
            throw new RefusedException($"{folder.Path} holds another experiment: {Coverage.Few(changes)}; choose another folder with --out, or throw its results away with --force");
    }

    /// <summary>Names the trials of the folder's last tables that this plan no longer holds.</summary>
    private void NoteVanished()
    {
        HashSet<string> ids = [.. plan.Trials.Select(t => t.Id)];
        string[] gone = [.. PlanFile.EarlierTrials(folder.Path).Where(t => !ids.Contains(t.Key)).Select(t => $"{t.Key} ({t.Value})")];
        if (gone.Length > 0)
            observer.Note($"no longer in the plan, so no longer in the tables (their records stay in {ResultsFolder.PartsName}/): {Coverage.Few(gone)}");
    }
}
