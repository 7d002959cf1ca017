using System.Text.Json;

namespace Exp.Core.Results.Files;

/// <summary>The single values of canonical settings by dotted key: optimizer.lr, model.hidden, …</summary>
internal static class SettingLeaves
{
    /// <summary>All of them.</summary>
    public static Dictionary<string, string> Of(JsonElement settings)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(settings, "", leaves);
        return leaves;
    }

    private static void Add(JsonElement value, string path, Dictionary<string, string> leaves)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in value.EnumerateObject())
                Add(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", leaves);
        }
        else
        {
            leaves[path] = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
    }
}
