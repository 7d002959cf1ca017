using System.Text;
using System.Text.RegularExpressions;

namespace Exp.Query;

/// <summary>What somebody wrote under `sql:`, as a query, and places in it.</summary>
/// <param name="Written">As in the config.</param>
internal sealed partial record SqlText(string Written)
{
    // On lines of their own, so that a comment at the end of the text does not swallow the bracket.
    private string Opening => IsQuery ? "(\n" : Listing().IsMatch(Written) ? "from (\n" : "select (\n";

    /// <summary>What was written without the semicolon behind it.</summary>
    public string Body => Trailing().Replace(Written, "");

    /// <summary>Whether it is a query of its own; else it is an expression.</summary>
    public bool IsQuery => Query().IsMatch(Written);

    /// <summary>One query; an expression becomes the only column of one.</summary>
    public string Statement => $"{Opening}{Body}\n)";

    /// <summary>"line 2, character 8" of what was written; empty when the place lies outside of it.</summary>
    /// <param name="prefix">What stood before the statement.</param>
    /// <param name="bytes">Where in the whole text.</param>
    public string Place(string prefix, int? bytes)
    {
        if (Before(prefix, bytes) is not { } before)
            return "";
        if (before.Length == Body.Length)
            return "at the end";
        (int line, int column) = (LineOf(before), ColumnOf(before));
        return Written.Contains('\n', StringComparison.Ordinal) ? $"line {line}, character {column}" : $"character {column}";
    }

    /// <summary>Line and column from 1 of the same place; null when it lies before what was written.</summary>
    public (int Line, int Column)? LineAndColumn(string prefix, int? bytes) =>
        Before(prefix, bytes) is { } before ? (LineOf(before), ColumnOf(before)) : null;

    /// <summary>A name in quotes: it may be a word of the language, or hold a point.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text in quotes.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private string? Before(string prefix, int? bytes)
    {
        byte[] text = Encoding.UTF8.GetBytes(Body);
        int at = (bytes ?? -1) - Encoding.UTF8.GetByteCount(prefix + Opening);
        return at < 0 ? null : Encoding.UTF8.GetString(text, 0, Math.Min(at, text.Length));
    }

    private static int LineOf(string before) => before.Count(c => c == '\n') + 1;

    private static int ColumnOf(string before) => before.Length - before.LastIndexOf('\n');

    [GeneratedRegex(@"\A(\s|--[^\n]*(\n|\z)|/\*.*?\*/)*(select|with|from|values)\b", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Query();

    [GeneratedRegex(@"\A\s*(describe|show|summarize|pivot|unpivot)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Listing();

    [GeneratedRegex(@"[\s;]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();
}
