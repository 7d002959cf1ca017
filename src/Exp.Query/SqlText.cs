using System.Text;
using System.Text.RegularExpressions;

namespace Exp.Query;

/// <summary>What somebody wrote under `sql:`, as a query, and places in it.</summary>
/// <param name="Written">As in the config.</param>
internal sealed partial record SqlText(string Written)
{
    // On lines of their own, so that a comment at the end of the text does not swallow the bracket.
    private string Opening => IsQuery ? "(\n" : "select (\n";

    private string Body => Trailing().Replace(Written, "");

    private bool IsQuery => Query().IsMatch(Written);

    /// <summary>One query; an expression becomes the only column of one.</summary>
    public string Statement => $"{Opening}{Body}\n)";

    /// <summary>"line 2, character 8" of what was written; empty when the place lies outside of it.</summary>
    /// <param name="prefix">What stood before the statement.</param>
    /// <param name="bytes">Where in the whole text.</param>
    public string Place(string prefix, int? bytes)
    {
        byte[] text = Encoding.UTF8.GetBytes(Body);
        int at = (bytes ?? -1) - Encoding.UTF8.GetByteCount(prefix + Opening);
        if (at < 0)
            return "";
        if (at >= text.Length)
            return "at the end";
        string before = Encoding.UTF8.GetString(text, 0, at);
        int line = before.Count(c => c == '\n') + 1, column = before.Length - before.LastIndexOf('\n');
        return Written.Contains('\n', StringComparison.Ordinal) ? $"line {line}, character {column}" : $"character {column}";
    }

    /// <summary>A name in quotes: it may be a word of the language, or hold a point.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text in quotes.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\A(\s|--[^\n]*(\n|\z)|/\*.*?\*/)*(select|with|from|values)\b", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Query();

    [GeneratedRegex(@"[\s;]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();
}
