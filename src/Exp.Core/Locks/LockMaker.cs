using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Tables;
using Exp.Engine.Numbers;

namespace Exp.Core.Locks;

/// <summary>Finished results → their lock.</summary>
public static class LockMaker
{
    private static readonly string[] Measured = ["train_loss", "val_loss", "batch_loss", "weight_norm"];

    /// <summary>Tables that are not the same everywhere, or say nothing of results.</summary>
    private static readonly string[] NotLocked = ["timings.csv", "baselines.csv", "assertions.csv"];

    /// <summary>Makes it.</summary>
    /// <param name="plan">What was asked.</param>
    /// <param name="rows">What came of it: every trial is done.</param>
    /// <param name="fits">The fits of its baselines.</param>
    /// <param name="tables">File names and SHA-256 of the tables.</param>
    public static ResultsLock Make(
        SweepPlan plan, PlanRows rows, IReadOnlyList<BaselineKey> fits, IReadOnlyDictionary<string, string> tables)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(fits);
        LockedTrial[] trials = [.. plan.Trials.Select(t => Locked(t.Id, TrialCells.Of(plan, rows, t))).OrderBy(t => t.Id, StringComparer.Ordinal)];
        return new ResultsLock
        {
            Config = plan.Fingerprint,
            Numerics = NumericsVersion.Current,
            Data = DataOf(plan),
            Trials = trials,
            Baselines = [.. fits.Select(f => Locked(rows.Row(f))).OrderBy(b => b.Fit, StringComparer.Ordinal)],
            Tables = Sorted(tables.Where(t => t.Key.EndsWith(".csv", StringComparison.Ordinal) && !NotLocked.Contains(t.Key, StringComparer.Ordinal))),
        };
    }

    /// <summary>Digests of the data sets of a plan by name.</summary>
    internal static IReadOnlyDictionary<string, string> DataOf(SweepPlan plan) => Sorted(plan.Sets.Values
        .GroupBy(s => s.Name, StringComparer.Ordinal)
        .Select(g => KeyValuePair.Create(g.Key, string.Join('+', g.Select(s => s.Digest).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))));

    /// <summary>What a lock would hold of a fit.</summary>
    internal static LockedBaseline Locked(BaselineRow row) => new(
        row.Key.ToString(), row.Record.Status, (row.Record.Part(DataPart.Validation) ?? row.Record.Part(DataPart.Train))?.Score);

    private static LockedTrial Locked(string id, TrialCells cells)
    {
        IReadOnlyDictionary<string, string> last = cells.Epochs.Count == 0 ? new Dictionary<string, string>() : cells.Epochs[^1];
        return new LockedTrial(
            id, cells.Digest, cells.Status,
            Sorted(last.Where(c => c.Value.Length > 0 && (c.Key == "epoch" || Measured.Contains(c.Key, StringComparer.Ordinal)))), cells.Marks);
    }

    private static SortedDictionary<string, string> Sorted(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in entries)
            sorted[key] = value;
        return sorted;
    }
}
