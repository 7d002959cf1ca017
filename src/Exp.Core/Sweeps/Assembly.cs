using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Parts;
using Exp.Core.Results.Tables;

namespace Exp.Core.Sweeps;

/// <summary>
/// Parts → tables, in plan order. The tables come from the records alone, never from memory: it makes no difference which
/// process trained what, or how often it was interrupted. One record is held at a time.
/// </summary>
internal sealed class Assembly(SweepPlan plan, PartStore store, IReadOnlyList<BaselineKey> fits, string folder)
{
    private readonly Dictionary<string, string> digests = [];
    private readonly PlanRows rows = new(plan, store);

    /// <summary>File names and their SHA-256, in the order they were written.</summary>
    public IReadOnlyDictionary<string, string> Digests => digests;

    /// <summary>Writes every table; none takes its name before all are on disk.</summary>
    public SweepTables Write()
    {
        var trials = new List<TrialRow>(plan.Trials.Count);
        using (var files = new TableFiles(folder))
        {
            var trialTable = files.Open(Columns.Trials(plan));
            var epochTable = files.Open(Columns.Epochs);
            var classTable = files.Open(Columns.Classes);
            var confusionTable = files.Open(Columns.Confusion);
            var baselineTable = files.Open(Columns.Baselines);
            var timingTable = files.Open(Columns.Timings);
            foreach (Trial trial in plan.Trials)
            {
                TrialRow row = rows.Row(trial);
                trialTable.Write(row);
                timingTable.Write(row);
                foreach (EpochRecord epoch in row.Record.Epochs)
                    epochTable.Write(new EpochLine(trial.Id, epoch));
                foreach (ClassLine line in ClassLine.Of(row))
                    classTable.Write(line);
                foreach (ConfusionLine line in ConfusionLine.Of(row))
                    confusionTable.Write(line);
                // Epoch rows are on disk now; a million trials would not fit in memory with them.
                trials.Add(row with { Record = row.Record with { Epochs = [] } });
            }
            BaselineRow[] baselines = [.. fits.Select(rows.Row)];
            foreach (BaselineRow row in baselines)
                baselineTable.Write(row);
            foreach ((string name, string digest) in files.Publish())
                digests[name] = digest;
            digests[SchemaFile.Name] = SchemaFile.Write(folder, plan.Name, Columns.All(plan.AxisKeys));
            return new SweepTables(plan, trials, baselines);
        }
    }
}
