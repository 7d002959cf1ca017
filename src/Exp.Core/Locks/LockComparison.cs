using System.Globalization;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Tables;
using Exp.Engine.Numbers;

namespace Exp.Core.Locks;

/// <summary>Whether a lock belongs to a plan, and whether results are what it says.</summary>
/// <param name="held">The lock.</param>
/// <param name="plan">The plan of the config as it is now.</param>
public sealed class LockComparison(ResultsLock held, SweepPlan plan)
{
    private const int Shown = 3;

    private readonly Dictionary<string, LockedTrial> trials = held.Trials.ToDictionary(t => t.Id, StringComparer.Ordinal);

    /// <summary>What has changed since the lock was written; empty when it belongs to the plan.</summary>
    public IReadOnlyList<string> Changes
    {
        get
        {
            var changes = new List<string>();
            if (held.Numerics != NumericsVersion.Current)
                changes.Add($"numerics: version {held.Numerics} then, {NumericsVersion.Current} now");
            IReadOnlyDictionary<string, string> data = LockMaker.DataOf(plan);
            foreach (string name in held.Data.Keys.Union(data.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                if (held.Data.GetValueOrDefault(name) != data.GetValueOrDefault(name))
                    changes.Add($"data: {name} {(held.Data.ContainsKey(name) ? data.ContainsKey(name) ? "has another content" : "is no longer used" : "is new")}");
            }
            string[] added = [.. plan.Trials.Select(t => t.Id).Where(id => !trials.ContainsKey(id))];
            string[] gone = [.. trials.Keys.Except(plan.Trials.Select(t => t.Id), StringComparer.Ordinal)];
            if (added.Length + gone.Length > 0)
                changes.Add($"trials: {Count(added, "new")}, {Count(gone, "gone")}");
            else if (changes.Count == 0 && held.Config != plan.Fingerprint)
                changes.Add("config: the order of the trials, or the baselines");
            return changes;
        }
    }

    /// <summary>The first trial, in plan order, whose rows are not the locked ones; null when all are.</summary>
    /// <param name="rows">The results.</param>
    /// <param name="done">The trials that were done again.</param>
    /// <param name="before">The results the lock was made from, where they are still at hand: they tell every cell.</param>
    public Difference? FirstDifference(PlanRows rows, IEnumerable<Trial> done, Func<Trial, PlanRows?> before)
    {
        ArgumentNullException.ThrowIfNull(done);
        ArgumentNullException.ThrowIfNull(before);
        foreach (Trial trial in done)
        {
            TrialCells now = TrialCells.Of(plan, rows, trial);
            LockedTrial locked = trials[trial.Id];
            if (now.Digest == locked.Digest)
                continue;
            if (before(trial) is { } old && TrialCells.Of(plan, old, trial) is var then && then.Digest == locked.Digest)
                return Difference.Of(trial, then, now);
            return Difference.Of(trial, locked, now);
        }
        return null;
    }

    /// <summary>Fits whose score is farther from the locked one than the tolerance, or whose status is another one; sentences for people.</summary>
    public IReadOnlyList<string> BaselineDifferences(IEnumerable<BaselineRow> fits)
    {
        ArgumentNullException.ThrowIfNull(fits);
        Dictionary<string, LockedBaseline> now = fits.Select(LockMaker.Locked).ToDictionary(b => b.Fit, StringComparer.Ordinal);
        var found = new List<string>();
        foreach (LockedBaseline then in held.Baselines)
        {
            // What a machine lacks is no difference.
            if (!now.TryGetValue(then.Fit, out LockedBaseline? fit) || fit.Status == TrialStatus.Unavailable || then.Status == TrialStatus.Unavailable)
                continue;
            bool near = then.Score is { } a && fit.Score is { } b
                ? Math.Abs(a - b) <= ResultsLock.BaselineTolerance * Math.Abs(a)
                : then.Score == fit.Score;
            if (fit.Status != then.Status || !near)
                found.Add(string.Create(CultureInfo.InvariantCulture, $"{then.Fit}: {then.Status} {then.Score} then, {fit.Status} {fit.Score} now"));
        }
        return found;
    }

    /// <summary>Tables whose digest is not the locked one.</summary>
    public IReadOnlyList<string> OtherTables(IReadOnlyDictionary<string, string> digests) =>
        [.. held.Tables.Where(t => digests.GetValueOrDefault(t.Key) != t.Value).Select(t => t.Key)];

    private static string Count(string[] ids, string what) =>
        $"{ids.Length} {what}{(ids.Length == 0 ? "" : $" ({string.Join(", ", ids.Take(Shown))}{(ids.Length > Shown ? ", …" : "")})")}";
}
