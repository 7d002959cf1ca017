using System.Globalization;
using System.Text.Json;
using Exp.Core.Plan;

namespace Exp.Core.Results.Files;

/// <summary>What a plan has that another one has not, by trial ids.</summary>
/// <param name="Added">Trials only in the plan that is looked at, in its order.</param>
/// <param name="Removed">Trials only in the other one, in its order.</param>
/// <param name="Kept">How many are in both.</param>
/// <param name="Keys">What makes them differ; empty where the same values are only combined in another way.</param>
public sealed record PlanDifference(IReadOnlyList<ListedTrial> Added, IReadOnlyList<ListedTrial> Removed, int Kept, IReadOnlyList<KeyDifference> Keys)
{
    // Not leaves of the settings, but part of an id like them.
    private const string Seed = "seed", Repeat = "repeat";

    /// <summary>Compares two plans.</summary>
    public static PlanDifference Between(IReadOnlyList<ListedTrial> here, IReadOnlyList<ListedTrial> there)
    {
        ArgumentNullException.ThrowIfNull(here);
        ArgumentNullException.ThrowIfNull(there);
        HashSet<string> ours = [.. here.Select(t => t.Id)], theirs = [.. there.Select(t => t.Id)];
        ListedTrial[] added = [.. here.Where(t => !theirs.Contains(t.Id))];
        return new PlanDifference(added, [.. there.Where(t => !ours.Contains(t.Id))], here.Count - added.Length, Compare(here, there));
    }

    /// <summary>The trials of a plan.</summary>
    public static IReadOnlyList<ListedTrial> Trials(SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Trials.Select(t => new ListedTrial(
            t.Id, t.Seeds.Root, t.Seeds.Repeat, string.Join(' ', t.Axes.Select(a => $"{a.Key}={a.Text}")), t.Canonical))];
    }

    private static KeyDifference[] Compare(IReadOnlyList<ListedTrial> here, IReadOnlyList<ListedTrial> there)
    {
        Dictionary<string, List<string>> ours = Values(here), theirs = Values(there);
        return
        [
            .. ours.Keys.Union(theirs.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(key => new KeyDifference(key, Only(key, ours, theirs), Only(key, theirs, ours)))
                .Where(d => d.Here.Count + d.There.Count > 0),
        ];
    }

    private static IReadOnlyList<string> Only(string key, Dictionary<string, List<string>> of, Dictionary<string, List<string>> without) =>
        of.TryGetValue(key, out List<string>? values) ? [.. values.Except(without.GetValueOrDefault(key) ?? [], StringComparer.Ordinal)] : [];

    // Each distinct setting is read once; its values keep the order of the plan.
    private static Dictionary<string, List<string>> Values(IReadOnlyList<ListedTrial> trials)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var seen = new HashSet<(string, string)>();
        void Add(string key, string value)
        {
            if (!seen.Add((key, value)))
                return;
            if (!values.TryGetValue(key, out List<string>? known))
                values[key] = known = [];
            known.Add(value);
        }
        foreach (string settings in trials.Select(t => t.Json).Distinct(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(settings);
            foreach ((string key, string value) in SettingLeaves.Of(json.RootElement))
                Add(key, value);
        }
        foreach (ListedTrial trial in trials)
        {
            Add(Seed, trial.Seed.ToString(CultureInfo.InvariantCulture));
            Add(Repeat, trial.Repeat.ToString(CultureInfo.InvariantCulture));
        }
        return values;
    }
}
