using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Parts;

namespace Exp.Core.Sweeps;

/// <summary>Whether records are enough, and good enough, for the tables of a plan.</summary>
internal static class Coverage
{
    private const int Shown = 3;

    /// <summary>Refuses when two records of a trial contradict each other, for then one of them is wrong.</summary>
    /// <exception cref="RefusedException">Names both places.</exception>
    public static void RefuseContradictions(SweepPlan plan, PartStore store, string folder)
    {
        foreach (Trial trial in plan.Trials)
        {
            if (store.Conflicts.TryGetValue(trial.Id, out string? places))
                throw new RefusedException($"{folder}: two records of trial {trial.Id} differ: {places}; remove the file you do not trust, or start again with --force");
        }
    }

    /// <summary>Names of the trials and fits without a record, in plan order.</summary>
    public static IEnumerable<string> Missing(SweepPlan plan, PartStore store, IEnumerable<BaselineKey> fits) =>
    [
        .. plan.Trials.Where(t => !store.Has(t.Id)).Select(t => Name(t) + Poison(store, t.Id)),
        .. fits.Select(f => f.ToString()).Where(f => !store.Has(f)).Select(f => f + Poison(store, f)),
    ];

    private static string Poison(PartStore store, string id) =>
        store.IsPoisoned(id) ? $", begun {PartStore.PoisonBegins} times and never ended" : "";

    /// <summary>The first few, and how many more there are.</summary>
    public static string Few(IReadOnlyCollection<string> names, int shown = Shown) =>
        string.Join("; ", names.Take(shown)) + (names.Count > shown ? $" and {names.Count - shown} more" : "");

    /// <summary>Id and what distinguishes the trial from the others.</summary>
    public static string Name(Trial trial) =>
        $"{trial.Id} ({string.Join(", ", trial.Axes.Select(a => $"{a.Key}={a.Text}").Append($"repeat {trial.Seeds.Repeat}"))})";
}
