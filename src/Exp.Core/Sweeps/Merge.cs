using Exp.Core.Models;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Parts;

namespace Exp.Core.Sweeps;

/// <summary>
/// Puts the records of several folders together and writes the tables: a set union by trial id. Merging again, in any
/// order, gives the same bytes.
/// </summary>
public static class Merge
{
    private const int NamedMissing = 10;

    /// <summary>Checks everything, then copies the others' part files into the folder of the request and writes every result file.</summary>
    /// <param name="request">The plan and the folder.</param>
    /// <param name="others">Further results folders; they are only read.</param>
    /// <param name="note">Hears what the user should know.</param>
    /// <param name="cancellation">Stops the judging of expectations.</param>
    /// <exception cref="RefusedException">Something is missing or contradictory; nothing was written.</exception>
    public static SweepOutcome Run(SweepRequest request, IReadOnlyList<string> others, Action<string> note, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(note);
        SweepPlan plan = request.Plan;
        string[] sources = [.. others.Where(o => !Same(o, request.Folder)).DistinctBy(Path.GetFullPath, StringComparer.Ordinal)];
        foreach (string folder in sources.Prepend(request.Folder))
            RefuseOther(folder, plan);
        PartStore all = PartStore.Open(sources.Prepend(request.Folder).Select(f => Path.Combine(f, PartStore.FolderName)));
        foreach (string text in all.Notes)
            note(text);
        BaselineKey[] fits = [.. BaselineKeys.Of(plan).Select(f => f.Key)];
        NoteStrangers(all, plan, fits, note);
        Coverage.RefuseContradictions(plan, all, request.Folder);
        RefuseIncomplete(all, request, fits);
        using ResultsFolder target = ResultsFolder.Claim(request.Folder, force: false, request.Clock);
        Copy(all.Files, sources, target);
        PartStore store = PartStore.Open(target.Parts);
        var outcome = new SweepOutcome(plan.Trials.Count, 0, plan.Trials.Count, plan.Trials.Count(t => store.HasOnlyFailed(t.Id)), []);
        return new Publication(request with { SaveModels = Directory.Exists(target.In(ResultsFolder.ModelsName)) }, target).Write(store, fits, outcome, cancellation);
    }

    private static bool Same(string a, string b) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(a)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(b));

    private static void RefuseOther(string folder, SweepPlan plan)
    {
        IReadOnlyList<string> changes = PlanChanges.Since(folder, plan);
        if (changes.Count > 0)
            throw new RefusedException($"{folder} holds another experiment: {Coverage.Few(changes)}; nothing was written");
    }

    /// <summary>Names records that belong to no trial of the plan: of a config that was edited, say.</summary>
    private static void NoteStrangers(PartStore all, SweepPlan plan, BaselineKey[] fits, Action<string> note)
    {
        HashSet<string> known = [.. plan.Trials.Select(t => t.Id), .. fits.Select(f => f.ToString())];
        string[] strangers = [.. all.Ids.Where(id => !known.Contains(id)).Order(StringComparer.Ordinal).Select(id => $"{id} in {all.FileOf(id)}")];
        if (strangers.Length > 0)
            note($"records of what is not in the plan, left out: {Coverage.Few(strangers)}");
    }

    private static void RefuseIncomplete(PartStore all, SweepRequest request, BaselineKey[] fits)
    {
        string[] missing = [.. Coverage.Missing(request.Plan, all, fits)];
        if (missing.Length > 0)
            throw new RefusedException($"{missing.Length} of {request.Plan.Trials.Count + fits.Length} records are missing, and nothing was written: {Coverage.Few(missing, NamedMissing)}; train them with exp sweep and merge again");
    }

    private static void Copy(IReadOnlyList<string> files, string[] sources, ResultsFolder target)
    {
        Directory.CreateDirectory(target.Parts);
        foreach (string file in files.Where(f => !Same(Path.GetDirectoryName(f)!, target.Parts)))
            PartCopy.Into(target.Parts, file);
        foreach (string models in sources.Select(s => Path.Combine(s, ResultsFolder.ModelsName)).Where(Directory.Exists))
        {
            Directory.CreateDirectory(target.In(ResultsFolder.ModelsName));
            foreach (string model in Directory.GetFiles(models, $"*{ModelFile.Ending}"))
                Copy(model, Path.Combine(target.In(ResultsFolder.ModelsName), Path.GetFileName(model)));
        }
    }

    // A trial gives one network, wherever it was trained.
    private static void Copy(string model, string path)
    {
        if (!File.Exists(path))
            AtomicFile.Write(path, stream => stream.Write(File.ReadAllBytes(model)));
    }
}
