using System.Globalization;
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
    private readonly FitJob[] allFits;

    public SweepRun(SweepRequest request, ISweepObserver observer, ResultsFolder folder)
    {
        (this.request, this.observer, this.folder, plan) = (request, observer, folder, request.Plan);
        publication = new Publication(request, folder);
        time = request.MaxTime is { } limit ? new TimeBudget(limit, request.Clock) : null;
        allFits = [.. Fits.Of(plan, request.Baselines)];
    }

    public SweepOutcome Run(RunTrial run, RunTogether? together, CancellationToken cancellation)
    {
        RefuseOther();
        PartStore store = OpenStore();
        var share = new Share(request, allFits, store, folder);
        Tell(store, share);
        int trained = Train(run, together, store, share, cancellation);
        store = OpenStore();
        var outcome = new SweepOutcome(plan.Trials.Count, trained, share.Reused, plan.Trials.Count(t => store.HasOnlyFailed(t.Id)), [])
        {
            MissingFits = allFits.Count(f => !store.Has(f.Key.ToString())),
            Left = share.Trials.Count - trained + share.Poisoned.Count + share.Fits.Count(f => !store.Has(f.Key.ToString())),
            Poisoned = share.Poisoned.Count,
            OutOfTime = time?.TurnedAway == true,
        };
        return outcome.Missing + outcome.MissingFits > 0
            ? outcome
            : publication.Write(store, [.. allFits.Select(f => f.Key)], outcome, cancellation);
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

    private void Tell(PartStore store, Share share)
    {
        foreach (string note in store.Notes)
            observer.Note(note);
        NoteVanished();
        bool whole = request.Shard == Shard.Whole;
        if (!whole)
            observer.Note($"shard {request.Shard}: {share.TrialCount} of {plan.Trials.Count} trials{(allFits.Length > 0 ? $", {share.FitCount} of {allFits.Length} baseline fits" : "")}");
        if (share.Poisoned.Count > 0)
            observer.Note($"begun {PartStore.PoisonBegins} times and never ended, as what kills its process does, so not begun again: {Coverage.Few(share.Poisoned)}; --retry-failed tries once more");
        observer.Started(share.Trials.Count, share.TrialCount - share.Trials.Count - share.Poisoned.Count);
        if (share.IsDone && share.Poisoned.Count == 0)
            observer.Note($"nothing to train: every trial{(whole ? "" : " of this shard")} was done before");
    }

    private int Train(RunTrial run, RunTogether? together, PartStore store, Share share, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!share.IsDone || Coverage.Missing(plan, store, allFits.Select(f => f.Key)).Any())
            publication.Announce();
        if (share.IsDone)
            return 0;
        LearnSpeed(store);
        using PartWriter parts = PartWriter.Open(folder.Parts, Header(), request.Clock);
        var sink = new PartSink(parts, observer, share.TrialCount - share.Trials.Count, share.TrialCount, request.SaveModels ? KeepModel : null);
        var work = new WorkList(plan, sink, request.Clock, run)
        {
            StopOnError = request.StopOnError,
            Together = together,
            Jobs = request.Jobs,
            ThreadsPerTrial = Math.Max(1, request.Jobs / Math.Max(1, share.Trials.Count)),
            Time = time,
        };
        // What was under way when the process died shares no rows any more, so that fewer are under way with it; what was under
        // way at two crashes is done last and alone: should the third come, it has one culprit.
        bool Suspect(string id) => store.Attempts(id) >= PartStore.PoisonBegins - 1;
        bool Begun(Trial trial) => store.Attempts(trial.Id) > 0;
        var crowd = work.Tasks(share.Trials.Where(t => !Suspect(t.Id)), share.Fits.Where(f => !Suspect(f.Key.ToString())), Begun);
        var alone = work.Tasks(share.Trials.Where(t => Suspect(t.Id)), share.Fits.Where(f => Suspect(f.Key.ToString())), Begun);
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
        StartedUtc = request.Clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
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
