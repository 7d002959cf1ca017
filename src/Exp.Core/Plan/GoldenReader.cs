using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>The section golden: of a config → what its files are compared with.</summary>
internal sealed class GoldenReader(Problems problems, string folder)
{
    /// <summary>The key of the section.</summary>
    public const string Key = "golden";

    private const string Exact = "exact";
    private static readonly string[] keys = ["that", "file", "table", "key", "where", "columns"], options = ["of", "abs", "rel", "ulp"];

    /// <summary>The series in the order of the file; those that were reported are left out.</summary>
    public IReadOnlyList<GoldenSeries> Read(Node? node)
    {
        if (node is null)
            return [];
        if (node is ListNode list)
            return [.. list.Items.Select((item, i) => Series(item, $"{Key}[{i}]")).OfType<GoldenSeries>()];
        problems.Add(node.Place, $"{Key} must be a list of maps with the keys {string.Join(", ", keys)}, got {node.InWords}");
        return [];
    }

    private GoldenSeries? Series(Node item, string path)
    {
        if (item is not MapNode map)
        {
            problems.Add(item.Place, $"{path} must be a map with the keys {string.Join(", ", keys)}, got {item.InWords}");
            return null;
        }
        int before = problems.Count;
        ReportUnknown(map, path, keys);
        string file = Text(map, "file", path) ?? "", table = Text(map, "table", path) ?? "";
        string that = Optional(map, "that", path) ?? $"{table} as in {file}";
        string? where = Optional(map, "where", path);
        GoldenColumn[] key = [.. KeyColumns(map, path)], columns = [.. Compared(map, path)];
        return problems.Count == before ? new GoldenSeries(that, Path.Combine(folder, file), table, key, columns, where) : null;
    }

    // key: [epoch] by the same names, or key: {Epoch: epoch} by other ones.
    private IEnumerable<GoldenColumn> KeyColumns(MapNode map, string path)
    {
        Node? node = map.Get("key");
        IEnumerable<(ScalarNode Name, Node? Of)>? named = node switch
        {
            ListNode { Items.Count: > 0 } list when list.Items.All(i => i is ScalarNode { IsNull: false }) => list.Items.Select(i => ((ScalarNode)i, (Node?)null)),
            MapNode { Entries.Count: > 0 } other => other.Entries.Select(e => (e.Key, (Node?)e.Value)),
            _ => null,
        };
        if (named is null)
        {
            problems.Add(node?.Place ?? map.Place, $"{path}.key must be a list of columns such as [epoch], or a map from columns of the file to results");
            yield break;
        }
        foreach ((ScalarNode name, Node? of) in named)
            yield return new GoldenColumn(name.Text, of is null ? null : Text(of, $"{path}.key.{name.Text}"), Tolerance.Exact);
    }

    private IEnumerable<GoldenColumn> Compared(MapNode map, string path)
    {
        if (map.Get("columns") is not MapNode { Entries.Count: > 0 } columns)
        {
            problems.Add((map.Get("columns") ?? map).Place, $"{path}.columns must be a map from columns of the file to {Exact} or to tolerances such as {{rel: 1e-9}}");
            yield break;
        }
        foreach (MapEntry column in columns.Entries)
        {
            string at = $"{path}.columns.{column.Name}";
            switch (column.Value)
            {
                case ScalarNode { Text: Exact }:
                    yield return new GoldenColumn(column.Name, null, Tolerance.Exact);
                    break;
                case MapNode how:
                    ReportUnknown(how, at, options);
                    yield return new GoldenColumn(column.Name, Optional(how, "of", at), new Tolerance(Real(how, "abs", at), Real(how, "rel", at), Ulp(how, at)));
                    break;
                default:
                    problems.Add(column.Value.Place, $"{at} must be {Exact} or a map with the keys {string.Join(", ", options)}, got {column.Value.InWords}");
                    break;
            }
        }
    }

    private double Real(MapNode map, string name, string path)
    {
        if (map.Get(name) is not { } node)
            return 0;
        if (node is ScalarNode { Quoted: false } scalar && NumberText.TryDouble(scalar.Text, out double value, out _) && value >= 0)
            return value;
        problems.Add(node.Place, $"{path}.{name} must be a number, at least 0, got {node.InWords}");
        return 0;
    }

    private long Ulp(MapNode map, string path)
    {
        double value = Real(map, "ulp", path);
        if (value == Math.Floor(value) && value < 1L << 52)
            return (long)value;
        problems.Add(map.Get("ulp")!.Place, $"{path}.ulp must be a whole number of doubles, got {map.Get("ulp")!.InWords}");
        return 0;
    }

    private string? Text(MapNode map, string name, string path)
    {
        if (map.Get(name) is { } node)
            return Text(node, $"{path}.{name}");
        problems.Add(map.Place, $"{path}.{name} is missing");
        return null;
    }

    private string? Optional(MapNode map, string name, string path) => map.Get(name) is { } node ? Text(node, $"{path}.{name}") : null;

    private string? Text(Node node, string path)
    {
        if (node is ScalarNode { IsNull: false } scalar && !string.IsNullOrWhiteSpace(scalar.Text))
            return scalar.Text;
        problems.Add(node.Place, $"{path} must be text, got {node.InWords}");
        return null;
    }

    private void ReportUnknown(MapNode map, string path, string[] known)
    {
        foreach (ScalarNode key in map.Entries.Select(e => e.Key).Where(k => !known.Contains(k.Text, StringComparer.Ordinal)))
            problems.Add(key.Place, $"unknown key {Words.Quote($"{path}.{key.Text}")}{Suggestion.For(key.Text, known)}");
    }
}
