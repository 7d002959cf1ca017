using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Exp.Engine.Catalog;

namespace Exp.Query;

/// <summary>The database refused a query; the message says what is wrong in our words.</summary>
internal sealed partial class SqlException(string message, int? position) : Exception(message)
{
    /// <summary>Where in the text of the query, in bytes from 0; null when the database did not say.</summary>
    public int? Position { get; } = position;

    /// <summary>Reads what the database says: JSON, after a word of its own in some cases.</summary>
    /// <param name="text">Its message.</param>
    public static SqlException Of(string text)
    {
        int start = text.IndexOf('{', StringComparison.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(text[Math.Max(start, 0)..]);
            JsonElement root = json.RootElement;
            string? place = Text(root, "position");
            return new SqlException(Words(root), place is null ? null : int.Parse(place, CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException)
        {
            return new SqlException(OneLine(text), null);
        }
    }

    private static string Words(JsonElement root) => (Text(root, "error_subtype"), Text(root, "type"), Text(root, "name")) switch
    {
        ("COLUMN_NOT_FOUND", _, { } name) => $"no column '{name}'{Near(root, name)}",
        ("MISSING_ENTRY", "Table", { } name) => $"no table '{name}'{Near(root, name)}",
        ("MISSING_ENTRY", "Scalar Function", { } name) => $"no function '{name}'{Near(root, name)}",
        _ => Key(OneLine(root.GetProperty("exception_message").GetString()!)),
    };

    // Keys of structs have no subtype of their own: settings.optimizer.knd.
    private static string Key(string message) => MissingKey().Match(message) is { Success: true } key
        ? $"no key '{key.Groups["name"].Value}'{Suggested(key.Groups["name"].Value, [.. Quoted().Matches(key.Groups["candidates"].Value).Select(m => m.Groups["name"].Value)])}"
        : message;

    private static string Suggested(string name, string[] candidates) =>
        Spelling.Hint(name, candidates) is { Length: > 0 } hint ? hint : $"; the nearest are {string.Join(", ", candidates)}";

    private static string Near(JsonElement root, string name)
    {
        // Sorted by likeness; a table or a function that is like no other is not worth three names of the database's own.
        string[] candidates = [.. (Text(root, "candidates") ?? "").Split(',').Select(c => c.Trim().Split('.')[^1]).Distinct(StringComparer.Ordinal)];
        string hint = Spelling.Hint(name, candidates);
        return hint.Length > 0 || Text(root, "error_subtype") != "COLUMN_NOT_FOUND" ? hint : $"; the nearest are {string.Join(", ", candidates.Take(3))}";
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    [GeneratedRegex("""\ACould not find key "(?<name>[^"]*)" in struct Candidate Entries: (?<candidates>.*)\z""", RegexOptions.CultureInvariant)]
    private static partial Regex MissingKey();

    [GeneratedRegex("\"(?<name>[^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    private static string OneLine(string text) =>
        string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
