using System.Numerics;
using Exp.Core.Config;
using Exp.Core.Plan.Conditions;

namespace Exp.Core.Plan;

/// <summary>The blocks of a sweep → its settings in plan order, each once: conditional axes, exclusions, samples, the union.</summary>
internal sealed class Expansion(Experiment experiment, FamilyList families, SettingPlanner planner, ConditionJudge judge)
{
    private const string Twice = "asked for before: it is trained once";

    private readonly List<Exclusion> excluded = [];
    private long inactive, sampledFrom, sampled;

    /// <summary>What was left out; null where nothing could be.</summary>
    public Selection? Selection => experiment.Sweep.Blocks.Any(b => b.Selects)
        ? new Selection((long)BigInteger.Min(experiment.Sweep.Asked, long.MaxValue), inactive, excluded, sampledFrom, sampled)
        : null;

    /// <summary>Hears of every combination that is not trained, and why.</summary>
    public Action<Combination, string>? LeftOut { get; init; }

    /// <summary>Hears of every combination that is trained.</summary>
    public Action<Combination, PlannedSetting>? Kept { get; init; }

    /// <summary>The settings that are right; problems say what is wrong with the others.</summary>
    public List<PlannedSetting> Settings()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var settings = new List<PlannedSetting>();
        foreach ((Combination combination, PlannedSetting setting) in experiment.Sweep.Blocks.SelectMany(Of))
        {
            if (!seen.Add(setting.SettingId))
            {
                LeftOut?.Invoke(combination, Twice);
                continue;
            }
            settings.Add(setting);
            Kept?.Invoke(combination, setting);
        }
        return settings;
    }

    private IEnumerable<(Combination Combination, PlannedSetting Setting)> Of(SweepBlock block)
    {
        // Conditions of both kinds are asked, so that all that is wrong with them is said at once.
        (IEnumerable<Combination> active, bool sound) = Active(block);
        IEnumerable<Combination>? remaining = Remaining(block, active);
        if (remaining is null || !sound)
        {
            planner.CheckFixed(block.Keys.Select(k => k.Split('.')[0]).ToHashSet(StringComparer.Ordinal));
            return [];
        }
        IEnumerable<(Combination, PlannedSetting)> settings = remaining
            .Select(c => (Combination: c, Setting: planner.Plan(c)!)).Where(c => c.Setting is not null);
        return block.Sample is { } count ? Sampled(settings, count) : settings;
    }

    /// <summary>Every combination with the axes that are there for it; those that differ only in one that is not are one.</summary>
    private (IEnumerable<Combination> Combinations, bool Sound) Active(SweepBlock block)
    {
        IEnumerable<Combination> everything = block.Expand().Select(values => new Combination(values, values, []));
        if (block.When.Count == 0)
            return (everything, true);
        HashSet<string> conditional = [.. block.When.Select(w => w.Key)];
        var rows = new SettingRowsBuilder(families);
        var numbers = new Dictionary<AssignmentKey, int>();
        int NumberOf(Assignment[] values)
        {
            // What a condition looks at: the setting without any of the conditional axes.
            Assignment[] others = [.. values.Where(a => !conditional.Contains(a.Key.Text))];
            var key = new AssignmentKey("", others);
            if (!numbers.TryGetValue(key, out int number))
            {
                numbers[key] = number = numbers.Count;
                rows.Add(planner.Draft(others));
            }
            return number;
        }
        (Assignment[] Values, int Number)[] all = [.. block.Expand().Select(values => (values, NumberOf(values)))];
        if (judge.Ask([.. block.When.Select(w => w.Condition)], rows.Build()) is not { } holds)
            return (everything, false);
        return (Once(block, all.Select(c => Without(c.Values, [.. block.When.Where((_, i) => !holds[i][c.Number]).Select(w => w.Key)]))), true);
    }

    private static Combination Without(Assignment[] values, string[] keys) =>
        new(values, keys.Length == 0 ? values : [.. values.Where(a => !keys.Contains(a.Key.Text, StringComparer.Ordinal))], keys);

    private IEnumerable<Combination> Once(SweepBlock block, IEnumerable<Combination> combinations)
    {
        var seen = new HashSet<AssignmentKey>();
        foreach (Combination combination in combinations)
        {
            if (combination.Inactive.Count == 0 || seen.Add(new AssignmentKey("", combination.Values)))
            {
                yield return combination;
                continue;
            }
            inactive++;
            LeftOut?.Invoke(combination, Inactive(block, combination));
        }
    }

    private static string Inactive(SweepBlock block, Combination combination)
    {
        IEnumerable<string> axes = block.When.Where(w => combination.Inactive.Contains(w.Key)).Select(w => $"{w.Key}, which is there only under {w.Condition}");
        return $"differs from another combination only in {string.Join(" and ", axes)}";
    }

    private IEnumerable<Combination>? Remaining(SweepBlock block, IEnumerable<Combination> combinations)
    {
        if (block.Exclude.Count == 0)
            return combinations;
        Combination[] all = [.. combinations];
        var rows = new SettingRowsBuilder(families);
        foreach (Combination combination in all)
            rows.Add(planner.Draft(combination.Values));
        if (judge.Ask(block.Exclude, rows.Build()) is not { } holds)
            return null;
        int[] first = [.. all.Select((_, row) => Enumerable.Range(0, holds.Count).FirstOrDefault(c => holds[c][row], -1))];
        excluded.AddRange(block.Exclude.Select((condition, c) => new Exclusion(condition.Sql, first.Count(f => f == c))));
        foreach ((int row, Combination combination) in all.Index().Where(c => LeftOut is not null && first[c.Index] >= 0))
            LeftOut?.Invoke(combination, $"excluded by {block.Exclude[first[row]]}");
        return all.Where((_, row) => first[row] < 0);
    }

    /// <summary>The settings with the smallest hashes: the same ones on every machine, and few others when an axis gets one more value.</summary>
    private IEnumerable<(Combination Combination, PlannedSetting Setting)> Sampled(IEnumerable<(Combination Combination, PlannedSetting Setting)> settings, int count)
    {
        // Only so many are held: they may be few of very many.
        var drawn = new PriorityQueue<(long Place, Combination Combination, PlannedSetting Setting), string>(Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        long place = 0;
        foreach ((Combination combination, PlannedSetting setting) in settings)
        {
            if (!seen.Add(setting.SettingId))
            {
                LeftOut?.Invoke(combination, Twice);
                continue;
            }
            drawn.Enqueue((place++, combination, setting), TrialIds.Draw(setting.Canonical, experiment.Settings.Seed));
            if (drawn.Count <= count)
                continue;
            Combination last = drawn.Dequeue().Combination;
            LeftOut?.Invoke(last, $"not drawn by sample: {{count: {count}}}");
        }
        (sampledFrom, sampled) = (sampledFrom + place, sampled + drawn.Count);
        return drawn.UnorderedItems.Select(i => i.Element).OrderBy(e => e.Place).Select(e => (e.Combination, e.Setting));
    }
}
