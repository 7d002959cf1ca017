using Exp.Core.Analysis;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Parts;
using Exp.Core.Results.Tables;

namespace Exp.Core.Sweeps;

/// <summary>What a folder says of itself before the first trial, and everything that is written when every record is there.</summary>
internal sealed class Publication(SweepRequest request, ResultsFolder folder)
{
    private readonly SweepPlan plan = request.Plan;
    private readonly DateTimeOffset started = request.Clock.GetUtcNow();

    /// <summary>The plan, and that the tables are not yet its: an edited config is told from this one even when this start is killed.</summary>
    public void Announce()
    {
        new Manifest(plan, request.CommandLine, started).Write(folder.Path, files: null, finishedUtc: null);
        PlanFile.Write(folder.Path, plan);
        AtomicFile.Write(folder.In(ResultsFolder.ConfigName), plan.ResolvedConfig);
    }

    /// <summary>Writes every result file; the outcome with their names and the summary.</summary>
    public SweepOutcome Write(PartStore store, IReadOnlyList<BaselineKey> fits, SweepOutcome outcome, CancellationToken cancellation)
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

    private string[] Models => request.SaveModels && Directory.Exists(folder.In(ResultsFolder.ModelsName)) ? [ResultsFolder.ModelsName + "/"] : [];

    private IReadOnlyList<Assertion> Judge(CancellationToken cancellation)
    {
        if (plan.Expectations.Count == 0)
            return [];
        return request.Judge is { } judge
            ? judge(plan.Expectations, FinishedFolder.Read(folder.Path), cancellation)
            : throw new InvalidOperationException("the plan expects something and nobody can judge it");
    }
}
