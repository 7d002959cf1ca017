using System.Globalization;

namespace Exp.Core.Config;

/// <summary>The keys of one map while it is read: refuses repeated keys and resolves merge keys, local keys first.</summary>
internal sealed class MergedEntries(Problems problems)
{
    private readonly List<MapEntry> written = [];
    private readonly Dictionary<string, ScalarNode> local = new(StringComparer.Ordinal);
    private bool merged;
    private long size;

    /// <summary>Adds an entry as written; returns the nodes of the map so far.</summary>
    public long Add(ScalarNode key, Node value)
    {
        bool merge = IsMerge(key);
        if (merge ? merged : local.TryGetValue(key.Text, out _))
        {
            long first = merge ? written.First(e => IsMerge(e.Key)).Key.Place.Line : local[key.Text].Place.Line;
            string where = first > 0 ? string.Create(CultureInfo.InvariantCulture, $" (first on line {first})") : "";
            problems.Add(key.Place, $"{Words.Quote(key.Text)} appears twice{where}; keep one");
            return size;
        }
        merged |= merge;
        if (!merge)
            local[key.Text] = key;
        written.Add(new MapEntry(key, value));
        return size += 1 + value.Size;
    }

    /// <summary>The entries with every merge key replaced by the keys it brings.</summary>
    public IReadOnlyList<MapEntry> Resolve()
    {
        if (!merged)
            return written;
        var all = new List<MapEntry>();
        foreach (MapEntry entry in written)
        {
            if (IsMerge(entry.Key))
                all.AddRange(Brought(entry));
            else
                all.Add(entry);
        }
        return all;
    }

    private static bool IsMerge(ScalarNode key) => !key.Quoted && key.Text is "<<";

    // YAML 1.1 merge: of several maps the first that has a key wins.
    private IEnumerable<MapEntry> Brought(MapEntry merge)
    {
        IReadOnlyList<Node> sources = merge.Value is ListNode list ? list.Items : [merge.Value];
        var taken = new HashSet<string>(local.Keys, StringComparer.Ordinal);
        foreach (Node source in sources)
        {
            if (source is not MapNode map)
            {
                problems.Add(merge.Key.Place, $"'<<' merges maps, got {source.InWords}; write <<: *anchor or <<: [*one, *two]");
                continue;
            }
            foreach (MapEntry entry in map.Entries)
            {
                if (taken.Add(entry.Name))
                    yield return entry;
            }
        }
    }
}
