using Exp.Core.Analysis;
using Exp.Core.Launch;
using Exp.Core.Models;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Parts;
using Exp.Core.Results.Tables;
using Exp.Engine.Numbers;

namespace Exp.Core.Sweeps;

/// <summary>
/// One start of a sweep in its folder. The tables are replaced at the end, all from one plan, and only when every trial has
/// a record; until then those of an earlier plan stay, and the manifest says that the folder is not complete.
/// </summary>
internal sealed class SweepRun(SweepRequest request, ISweepObserver observer, ResultsFolder folder)
{
    private const int VanishedShown = 3, ChangesShown = 3;
    private readonly SweepPlan plan = request.Plan;
    private readonly DateTimeOffset started = request.Clock.GetUtcNow();

    public SweepOutcome Run(RunTrial run, CancellationToken cancellation)
    {
        RefuseOther();
        PartStore store = OpenStore();
        Trial[] trials = [.. plan.Trials.Where(t => IsMissing(store, t.Id) || LacksModel(store, t.Id))];
        FitJob[] allFits = [.. Fits.Of(plan, request.Baselines)], fits = [.. allFits.Where(f => IsMissing(store, f.Key.ToString()))];
        foreach (string note in store.Notes)
            observer.Note(note);
        NoteVanished();
        observer.Started(trials.Length, plan.Trials.Count - trials.Length);
        int trained = 0;
        if (trials.Length + fits.Length == 0)
            observer.Note("nothing to train: every trial was done before");
        else
            trained = Train(run, trials, fits, cancellation);
        store = OpenStore();
        int reused = plan.Trials.Count - trials.Length;
        int crashed = plan.Trials.Count(t => store.HasOnlyFailed(t.Id));
        var outcome = new SweepOutcome(plan.Trials.Count, trained, reused, crashed, []);
        return outcome.Missing > 0 || allFits.Any(f => !store.Has(f.Key.ToString()))
            ? outcome
            : Publish(store, [.. allFits.Select(f => f.Key)], outcome, cancellation);
    }

    // A network that ended non-finite is not kept, nor is one that crashed.
    private bool LacksModel(PartStore store, string id)
    {
        if (!request.SaveModels || File.Exists(folder.Model(id)))
            return false;
        string status = store.Trial(id).Trial.Status;
        return status is not (TrialStatus.DivergedNonfinite or TrialStatus.Crashed);
    }

    private string[] Models => request.SaveModels && Directory.Exists(folder.In(ResultsFolder.ModelsName)) ? [ResultsFolder.ModelsName + "/"] : [];

    private void KeepModel(TrainedModel model)
    {
        Directory.CreateDirectory(folder.In(ResultsFolder.ModelsName));
        ModelFile.Write(folder.Model(model.TrialId), model);
    }

    private bool IsMissing(PartStore store, string id) =>
        !store.Has(id) || (request.RetryFailed && store.HasOnlyFailed(id));

    /// <summary>The records; refuses when two of them contradict each other, for then one of them is wrong.</summary>
    private PartStore OpenStore()
    {
        PartStore store = PartStore.Open(folder.Parts);
        foreach (Trial trial in plan.Trials)
        {
            if (store.Conflicts.TryGetValue(trial.Id, out string? places))
                throw new RefusedException($"{folder.Path}: two records of trial {trial.Id} differ: {places}; remove the file you do not trust, or start again with --force");
        }
        return store;
    }

    private int Train(RunTrial run, Trial[] trials, FitJob[] fits, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var manifest = new Manifest(plan, request.CommandLine, started);
        manifest.Write(folder.Path, files: null, finishedUtc: null);
        // Already now: an edited config is told from this one even when this start is killed.
        PlanFile.Write(folder.Path, plan);
        using PartWriter parts = PartWriter.Open(folder.Parts, Header(), request.Clock);
        var sink = new PartSink(parts, observer, plan.Trials.Count - trials.Length, plan.Trials.Count, request.SaveModels ? KeepModel : null);
        var work = new WorkList(plan, sink, request.Clock, run)
        {
            StopOnError = request.StopOnError,
            ThreadsPerTrial = Math.Max(1, request.Jobs / Math.Max(1, trials.Length)),
        };
        try
        {
            LocalLauncher.Run(work.Tasks(trials, fits), request.Jobs, cancellation);
        }
        finally
        {
            sink.Close();
        }
        return sink.Trained;
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
    };

    private SweepOutcome Publish(PartStore store, IReadOnlyList<BaselineKey> fits, SweepOutcome outcome, CancellationToken cancellation)
    {
        var assembly = new Assembly(plan, store, fits, folder.Path);
        SweepTables tables = assembly.Write();
        string planDigest = PlanFile.Write(folder.Path, plan);
        IReadOnlyList<Assertion> assertions = Judge(cancellation);
        SweepSummary summary = SweepSummary.Of(tables) with { Assertions = assertions };
        var files = new Dictionary<string, string>(assembly.Digests)
        {
            [Columns.Assertions.Name + ".csv"] = CsvTable<Assertion>.Write(folder.Path, Columns.Assertions, assertions),
            [ResultsFolder.ConfigName] = AtomicFile.Write(folder.In(ResultsFolder.ConfigName), plan.ResolvedConfig),
            [PlanFile.Name] = planDigest,
        };
        if (request.Summarize is not null)
            files[ResultsFolder.SummaryName] = AtomicFile.Write(folder.In(ResultsFolder.SummaryName), request.Summarize(summary));
        // Nothing new: who made these files, and when, stays as it was.
        if (!Manifest.Covers(folder.Path, plan, files))
            new Manifest(plan, request.CommandLine, started).Write(folder.Path, files, request.Clock.GetUtcNow());
        return outcome with { Files = [.. files.Keys, Manifest.Name, .. Models], Summary = summary };
    }

    private IReadOnlyList<Assertion> Judge(CancellationToken cancellation)
    {
        if (plan.Expectations.Count == 0)
            return [];
        return request.Judge is { } judge
            ? judge(plan.Expectations, FinishedFolder.Read(folder.Path), cancellation)
            : throw new InvalidOperationException("the plan expects something and nobody can judge it");
    }

    /// <summary>Tables of two experiments in turn in one folder would be taken for one: an edited config needs its own.</summary>
    private void RefuseOther()
    {
        IReadOnlyList<string> changes = PlanChanges.Since(folder.Path, plan);
        if (changes.Count == 0)
            return;
        string others = changes.Count > ChangesShown ? $" and {changes.Count - ChangesShown} more" : "";
        throw new RefusedException($"{folder.Path} holds another experiment: {string.Join("; ", changes.Take(ChangesShown))}{others}; choose another folder with --out, or throw its results away with --force");
    }

    /// <summary>Names the trials of the folder's last tables that this plan no longer holds.</summary>
    private void NoteVanished()
    {
        HashSet<string> ids = [.. plan.Trials.Select(t => t.Id)];
        string[] gone = [.. PlanFile.EarlierTrials(folder.Path).Where(t => !ids.Contains(t.Key)).Select(t => $"{t.Key} ({t.Value})")];
        if (gone.Length == 0)
            return;
        string others = gone.Length > VanishedShown ? $" and {gone.Length - VanishedShown} more" : "";
        observer.Note($"no longer in the plan, so no longer in the tables (their records stay in {ResultsFolder.PartsName}/): {string.Join("; ", gone.Take(VanishedShown))}{others}");
    }
}
