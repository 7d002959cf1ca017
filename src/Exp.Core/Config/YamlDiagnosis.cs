using YamlDotNet.Core;

namespace Exp.Core.Config;

/// <summary>What a syntax error most likely is, in words of the user's text rather than of the parser.</summary>
internal static class YamlDiagnosis
{
    /// <summary>Place and message for an error of the parser.</summary>
    public static (Mark Mark, string Message) Of(YamlException error, string text)
    {
        // The parser reports some tabs at the very beginning: look for the line that the user must mend.
        if (LineOfTab(text) is { } tab)
            return (new Mark(0, tab, 1), $"tab used for indentation on line {tab}; use spaces");
        Mark mark = error.Start.Line > 0 ? error.Start : new Mark(0, 1, 1);
        return (mark, $"not valid YAML: {Plain(error.Message)}");
    }

    private static long? LineOfTab(string text)
    {
        string[] lines = text.Split('\n');
        int found = Array.FindIndex(lines, l =>
        {
            string content = l.TrimStart();
            int indent = l.Length - content.Length;
            return content.Length > 0 && content[0] != '#' && l.AsSpan(0, indent).Contains('\t');
        });
        return found < 0 ? null : found + 1;
    }

    private static string Plain(string message)
    {
        string first = message.Split('\n')[0].Trim().TrimEnd('.');
        return first.Length == 0 ? "unreadable" : char.ToLowerInvariant(first[0]) + first[1..];
    }
}
