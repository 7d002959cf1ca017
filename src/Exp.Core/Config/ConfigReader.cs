namespace Exp.Core.Config;

/// <summary>Config file → one tree, with `extends` resolved: maps merge, anything else replaces.</summary>
internal sealed class ConfigReader(Problems problems)
{
    private const string Extends = "extends";

    private readonly List<(string Path, string File)> open = [];

    /// <summary>The merged tree; null when some file could not be read (problems say why).</summary>
    public static MapNode? Read(string path, Problems problems)
    {
        problems.Name(path);
        return new ConfigReader(problems).Read(path, path, Place.Whole(path));
    }

    private MapNode? Read(string path, string file, Place blame)
    {
        string full = Path.GetFullPath(path.Length == 0 || path.Contains('\0', StringComparison.Ordinal) ? "." : path);
        if (Objection(full, file) is { } objection)
        {
            problems.Add(blame, objection);
            return null;
        }
        problems.Name(file);
        if (ConfigText.Read(full, file, blame, problems) is not { } text || Root(text, file) is not { } root)
            return null;
        open.Add((full, file));
        MapNode? merged = Extended(root, file);
        open.RemoveAt(open.Count - 1);
        return merged;
    }

    private string? Objection(string full, string file)
    {
        int first = open.FindIndex(o => o.Path == full);
        if (first >= 0)
            return $"extends goes in a circle: {string.Join(" → ", open.Skip(first).Select(o => o.File).Append(file))}";
        return open.Count >= Limits.Files ? $"extends more than {Limits.Files - 1} files in a chain" : null;
    }

    private MapNode? Root(string text, string file)
    {
        switch (YamlComposer.File(text, file, problems))
        {
            case MapNode map:
                return map;
            case ScalarNode { IsNull: true } nothing:
                problems.Add(nothing.Place, "the file holds no settings");
                return null;
            case ScalarNode only:
                string hint = only.Text.Contains(':', StringComparison.Ordinal) ? "; put a blank after the colon" : "";
                problems.Add(only.Place, $"a map of settings expected, got {only.InWords}{hint}");
                return null;
            case { } list:
                problems.Add(list.Place, "a map of settings expected, got a list; write key: value lines without a leading '-'");
                return null;
            default:
                return null;
        }
    }

    private MapNode? Extended(MapNode root, string file)
    {
        if (root.Find(Extends) is not { } entry)
            return root;
        MapNode own = root.Without(Extends);
        if (entry.Value is not ScalarNode { IsNull: false, Text.Length: > 0 } name)
        {
            problems.Add(entry.Key.Place, "extends names one file, such as base.yaml");
            return null;
        }
        string folder = Path.GetDirectoryName(file) ?? "";
        MapNode? below = Read(Path.Combine(folder, name.Text), Path.Combine(folder, name.Text), name.Place);
        return below is null ? null : (MapNode)Merge(below, own);
    }

    private static Node Merge(Node below, Node above)
    {
        if (below is not MapNode under || above is not MapNode over)
            return above;
        IEnumerable<MapEntry> kept = under.Entries.Select(e =>
            over.Find(e.Name) is { } local ? new MapEntry(local.Key, Merge(e.Value, local.Value)) : e);
        return new MapNode([.. kept, .. over.Entries.Where(e => under.Find(e.Name) is null)], over.Place);
    }
}
