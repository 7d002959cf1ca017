using System.Numerics;
using Exp.Core.Config;
using Exp.Core.Plan.Axes;
using Exp.Core.Plan.Conditions;

namespace Exp.Core.Plan;

/// <summary>One map under sweep:, and the axes of the command line → a block.</summary>
/// <param name="name">sweep, or sweep[0] in a list of blocks.</param>
/// <param name="problems">Where what is wrong goes.</param>
/// <param name="most">Axes may have so many values.</param>
/// <param name="repeated">Where notes on values that are named twice go.</param>
internal sealed class BlockReader(string name, Problems problems, int most, List<string> repeated)
{
    private static readonly string[] keys = ["grid", "zip", "list", "when", "exclude", "sample"];

    private readonly AxisReader axes = new(problems, most);
    private readonly ConditionReader conditions = new(name, problems);

    /// <summary>What the block sweeps; parts that were reported are left out.</summary>
    /// <param name="block">The map.</param>
    /// <param name="overrides">Overrides with several values; they take the place of an axis of the same key.</param>
    /// <param name="fixedKeys">Keys that the command line fixes: they are swept no longer.</param>
    public SweepBlock Read(MapNode block, IReadOnlyList<Assignment> overrides, IReadOnlySet<string> fixedKeys)
    {
        foreach (ScalarNode key in block.Entries.Select(e => e.Key).Where(k => !keys.Contains(k.Text, StringComparer.Ordinal)))
            problems.Add(key.Place, $"unknown key {Words.Quote($"{name}.{key.Text}")}{Hint(key.Text)}");
        int before = problems.Count;
        List<Axis> grid = [.. Axes(block, "grid").Where(a => !fixedKeys.Contains(a.Name))];
        List<Axis> zip = [.. Axes(block, "zip").Where(a => !fixedKeys.Contains(a.Name))];
        CheckZip(block, zip);
        foreach (Axis axis in overrides.Select(o => axes.Read(o.Key, o.Node)).OfType<Axis>())
            PutIn(axis, grid, zip);
        List<Assignment[]>? list = List(block, fixedKeys, grid.Count + zip.Count > 0);
        string[]? known = problems.Count > before ? null : [.. grid.Concat(zip).Select(a => a.Name).Concat(fixedKeys)];
        BigInteger asked = grid.Aggregate(new BigInteger(zip.Count == 0 ? 1 : zip[0].Items.Count), (n, a) => n * a.Items.Count);
        return new SweepBlock(
            [.. grid.Select(Unique)], zip, list,
            [.. conditions.When(block.Find("when"), known).Where(w => !fixedKeys.Contains(w.Key))],
            conditions.Exclude(block.Find("exclude")), conditions.Sample(block.Find("sample")), list?.Count ?? asked);
    }

    private string Hint(string key) => TrialKeys.IsTrialKey(key)
        ? $"; axes stand under {name}.grid: {{{key}: …}}"
        : Suggestion.For(key, keys);

    private IEnumerable<Axis> Axes(MapNode sweep, string block)
    {
        if (sweep.Find(block) is not { } entry)
            yield break;
        if (entry.Value is not MapNode { Entries.Count: > 0 } map)
        {
            problems.Add(entry.Value.Place, entry.Value is ScalarNode { IsNull: true }
                ? Binder.NoValue($"{name}.{block}", entry.Value.Place)
                : $"{name}.{block} must be a map from keys to axes, got {(entry.Value is MapNode ? "an empty one" : entry.Value.InWords)}");
            yield break;
        }
        foreach (MapEntry axis in map.Entries)
        {
            if (TrialKeys.Objection(axis.Name) is { } objection)
                problems.Add(axis.Key.Place, objection);
            else if (axes.Read(axis.Key, axis.Value) is { } read)
                yield return read;
        }
    }

    private void CheckZip(MapNode sweep, List<Axis> zip)
    {
        if (zip.Select(a => a.Items.Count).Distinct().Count() > 1)
        {
            string lengths = string.Join(", ", zip.Select(a => $"{a.Name} {a.Items.Count}"));
            problems.Add(sweep.Find("zip")!.Key.Place, $"the axes of {name}.zip must have equal lengths, got {lengths}");
            zip.Clear();
        }
        if (sweep.Get("grid") is not MapNode grid)
            return;
        foreach (Axis axis in zip.Where(a => grid.Get(a.Name) is not null))
            problems.Add(axis.Key.Place, $"axis '{axis.Name}' stands under grid and under zip; keep one");
    }

    private void PutIn(Axis axis, List<Axis> grid, List<Axis> zip)
    {
        int place = grid.FindIndex(a => a.Name == axis.Name);
        if (zip.Exists(a => a.Name == axis.Name))
            problems.Add(axis.Key.Place, $"'{axis.Name}' is paired under {name}.zip; change the pairs in the file");
        else if (place >= 0)
            grid[place] = axis;
        else
            grid.Add(axis);
    }

    private List<Assignment[]>? List(MapNode sweep, IReadOnlySet<string> fixedKeys, bool besideAxes)
    {
        if (sweep.Find("list") is not { } entry)
            return null;
        if (besideAxes)
            problems.Add(
                entry.Key.Place, $"{name}.list names exactly the trials; neither grid, zip nor an axis of the command line can stand beside it");
        if (entry.Value is not ListNode { Items.Count: > 0 } list)
        {
            problems.Add(entry.Value.Place, $"{name}.list must be a list of maps such as {{optimizer.lr: 0.1}}");
            return null;
        }
        return [.. list.Items.Select(item => Row(item, fixedKeys))];
    }

    private Assignment[] Row(Node item, IReadOnlySet<string> fixedKeys)
    {
        var row = new List<Assignment>();
        if (item is not MapNode map)
        {
            problems.Add(item.Place, $"an item of {name}.list must be a map such as {{optimizer.lr: 0.1}}, got {item.InWords}");
            return [];
        }
        foreach (MapEntry entry in map.Entries)
        {
            if (TrialKeys.Objection(entry.Name) is { } objection)
                problems.Add(entry.Key.Place, objection);
            else if (!fixedKeys.Contains(entry.Name))
                row.Add(new Assignment(entry.Key, entry.Value, new AxisValue(entry.Name, NodeText.Of(entry.Value))));
        }
        return [.. row];
    }

    private Axis Unique(Axis axis)
    {
        AxisItem[] unique = [.. axis.Items.DistinctBy(i => i.Value.Text, StringComparer.Ordinal)];
        if (unique.Length == axis.Items.Count)
            return axis;
        IEnumerable<string> twice = axis.Items
            .GroupBy(i => i.Value.Text, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key);
        repeated.Add($"axis '{axis.Name}' names {string.Join(", ", twice)} more than once; each value is used once");
        return axis with { Items = unique };
    }
}
