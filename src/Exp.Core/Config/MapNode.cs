namespace Exp.Core.Config;

/// <summary>A map; its keys are unique and keep the order of the file.</summary>
internal sealed class MapNode(IReadOnlyList<MapEntry> entries, Place place)
    : Node(place, 1 + entries.Select(e => e.Value.Height).DefaultIfEmpty(-1).Max(), 1 + entries.Sum(e => 1 + e.Value.Size))
{
    /// <summary>The entries in order.</summary>
    public IReadOnlyList<MapEntry> Entries { get; } = entries;

    /// <inheritdoc/>
    public override string InWords => "a map";

    /// <summary>The entry of that key, or null.</summary>
    public MapEntry? Find(string key) =>
        Entries.FirstOrDefault(e => e.Name == key);

    /// <summary>The value of that key, or null.</summary>
    public Node? Get(string key) => Find(key)?.Value;

    /// <summary>A copy with that entry in the place of the old one, or at the end.</summary>
    public MapNode With(MapEntry entry)
    {
        bool known = Find(entry.Name) is not null;
        IEnumerable<MapEntry> all = known
            ? Entries.Select(e => e.Name == entry.Name ? entry : e)
            : Entries.Append(entry);
        return new MapNode([.. all], Place);
    }

    /// <summary>A copy without those keys.</summary>
    public MapNode Without(params IEnumerable<string> keys) =>
        new([.. Entries.Where(e => !keys.Contains(e.Name, StringComparer.Ordinal))], Place);
}
