using System.Numerics;
using Exp.Core.Config;
using Exp.Core.Plan.Axes;

namespace Exp.Core.Plan;

/// <summary>The section sweep: and the axes of the command line → what is swept.</summary>
internal sealed class SweepReader(Problems problems, int most)
{
    private static readonly string[] blocks = ["grid", "zip", "list"];

    private readonly AxisReader axes = new(problems, most);
    private readonly List<string> repeated = [];

    /// <summary>What is swept; parts that were reported are left out.</summary>
    /// <param name="sweep">The section; null when there is none.</param>
    /// <param name="overrides">Overrides with several values; they take the place of an axis of the same key.</param>
    /// <param name="fixedKeys">Keys that the command line fixes: they are swept no longer.</param>
    public SweepSpec Read(Node? sweep, IReadOnlyList<Assignment> overrides, IReadOnlySet<string> fixedKeys)
    {
        MapNode blocks = Blocks(sweep);
        List<Axis> grid = [.. Axes(blocks, "grid").Where(a => !fixedKeys.Contains(a.Name))];
        List<Axis> zip = [.. Axes(blocks, "zip").Where(a => !fixedKeys.Contains(a.Name))];
        CheckZip(blocks, zip);
        foreach (Axis axis in overrides.Select(o => axes.Read(o.Key, o.Node)).OfType<Axis>())
            PutIn(axis, grid, zip);
        List<IReadOnlyList<Assignment>>? list = List(blocks, fixedKeys, grid.Count + zip.Count > 0);
        BigInteger asked = grid.Aggregate(new BigInteger(zip.Count == 0 ? 1 : zip[0].Items.Count), (n, a) => n * a.Items.Count);
        return new SweepSpec([.. grid.Select(Unique)], zip, list, repeated, list?.Count ?? asked);
    }

    private MapNode Blocks(Node? sweep)
    {
        if (sweep is MapNode map)
        {
            foreach (ScalarNode key in map.Entries.Select(e => e.Key).Where(k => !blocks.Contains(k.Text, StringComparer.Ordinal)))
                problems.Add(key.Place, $"unknown key {Words.Quote($"sweep.{key.Text}")}{Hint(key.Text)}");
            return map;
        }
        if (sweep is ScalarNode { IsNull: true })
            problems.Add(sweep.Place, Binder.NoValue("sweep", sweep.Place));
        else if (sweep is not null)
            problems.Add(sweep.Place, $"sweep must be a map with grid, zip or list, got {sweep.InWords}");
        return new MapNode([], Place.Default);
    }

    private static string Hint(string key) => TrialKeys.IsTrialKey(key)
        ? $"; axes stand under sweep.grid: {{{key}: …}}"
        : Suggestion.For(key, blocks);

    private IEnumerable<Axis> Axes(MapNode sweep, string block)
    {
        if (sweep.Find(block) is not { } entry)
            yield break;
        if (entry.Value is not MapNode { Entries.Count: > 0 } map)
        {
            problems.Add(entry.Value.Place, entry.Value is ScalarNode { IsNull: true }
                ? Binder.NoValue($"sweep.{block}", entry.Value.Place)
                : $"sweep.{block} must be a map from keys to axes, got {(entry.Value is MapNode ? "an empty one" : entry.Value.InWords)}");
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
            problems.Add(sweep.Find("zip")!.Key.Place, $"the axes of sweep.zip must have equal lengths, got {lengths}");
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
            problems.Add(axis.Key.Place, $"'{axis.Name}' is paired under sweep.zip; change the pairs in the file");
        else if (place >= 0)
            grid[place] = axis;
        else
            grid.Add(axis);
    }

    private List<IReadOnlyList<Assignment>>? List(MapNode sweep, IReadOnlySet<string> fixedKeys, bool besideAxes)
    {
        if (sweep.Find("list") is not { } entry)
            return null;
        if (besideAxes)
            problems.Add(
                entry.Key.Place, "sweep.list names exactly the trials; neither grid, zip nor an axis of the command line can stand beside it");
        if (entry.Value is not ListNode { Items.Count: > 0 } list)
        {
            problems.Add(entry.Value.Place, "sweep.list must be a list of maps such as {optimizer.lr: 0.1}");
            return null;
        }
        return [.. list.Items.Select(item => Row(item, fixedKeys))];
    }

    private List<Assignment> Row(Node item, IReadOnlySet<string> fixedKeys)
    {
        var row = new List<Assignment>();
        if (item is not MapNode map)
        {
            problems.Add(item.Place, $"an item of sweep.list must be a map such as {{optimizer.lr: 0.1}}, got {item.InWords}");
            return row;
        }
        foreach (MapEntry entry in map.Entries)
        {
            if (TrialKeys.Objection(entry.Name) is { } objection)
                problems.Add(entry.Key.Place, objection);
            else if (!fixedKeys.Contains(entry.Name))
                row.Add(new Assignment(entry.Key, entry.Value, new AxisValue(entry.Name, NodeText.Of(entry.Value))));
        }
        return row;
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
