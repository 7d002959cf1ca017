using System.Globalization;
using System.Text.Json;

namespace Exp.Query;

/// <summary>What the settings of all trials have in common: which values there are, below which keys, of which types.</summary>
internal sealed class SettingShape
{
    private readonly SortedDictionary<string, SettingShape> members = new(StringComparer.Ordinal);
    private bool text, flag, whole, real;

    /// <summary>Takes in the settings of one more trial.</summary>
    public void Add(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in value.EnumerateObject())
                    Member(member.Name).Add(member.Value);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                flag = true;
                break;
            case JsonValueKind.Number when value.TryGetInt64(out _):
                whole = true;
                break;
            case JsonValueKind.Number:
                real = true;
                break;
            case JsonValueKind.String or JsonValueKind.Array:
                text = true;
                break;
        }
    }

    /// <summary>The values below, each with its path, in a fixed order.</summary>
    public IEnumerable<(IReadOnlyList<string> Path, string Type)> Leaves() => IsLeaf
        ? [([], Type)]
        : members.SelectMany(m => m.Value.Leaves().Select(l => ((IReadOnlyList<string>)[m.Key, .. l.Path], l.Type)));

    /// <summary>The value as SQL: leaves by number of their columns, maps as structs.</summary>
    public string Packed(ref int column) => Packed(this, ref column);

    /// <summary>The value of a trial at a path: null, text, a number or a flag.</summary>
    public static object? Value(JsonElement settings, IReadOnlyList<string> path, string type)
    {
        foreach (string key in path)
        {
            if (settings.ValueKind != JsonValueKind.Object || !settings.TryGetProperty(key, out settings))
                return null;
        }
        return (settings.ValueKind, type) switch
        {
            (JsonValueKind.Null, _) => null,
            (JsonValueKind.String, _) => settings.GetString(),
            (_, "boolean") => settings.GetBoolean(),
            (_, "bigint") => settings.GetInt64(),
            (_, "double") => settings.GetDouble(),
            _ => settings.GetRawText(),
        };
    }

    private bool IsLeaf => members.Count == 0 || text || flag || whole || real;

    // One value in one trial and another kind of value in another are both text.
    private string Type => (members.Count > 0 || text, flag, whole, real) switch
    {
        (false, true, false, false) => "boolean",
        (false, false, true, false) => "bigint",
        (false, false, _, true) => "double",
        _ => "varchar",
    };

    private SettingShape Member(string name)
    {
        if (!members.TryGetValue(name, out SettingShape? member))
            members[name] = member = new SettingShape();
        return member;
    }

    private static string Packed(SettingShape shape, ref int column)
    {
        if (shape.IsLeaf)
            return string.Create(CultureInfo.InvariantCulture, $"c{column++}");
        var parts = new List<string>();
        foreach ((string name, SettingShape member) in shape.members)
            parts.Add($"{SqlText.Name(name)} := {Packed(member, ref column)}");
        return $"struct_pack({string.Join(", ", parts)})";
    }
}
