using System.Globalization;

namespace Exp.Core.Data;

/// <summary>Text from a file, fit to stand in a message of one line.</summary>
internal static class VisibleText
{
    private const int Longest = 1000;

    /// <summary>Control characters are written out (a line break as \n), and what is too long is cut.</summary>
    public static string Of(string text)
    {
        string cut = text.Length <= Longest ? text : text[..Longest] + "…";
        return cut.Any(char.IsControl) ? string.Concat(cut.Select(Of)) : cut;
    }

    private static string Of(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
        _ => c.ToString(CultureInfo.InvariantCulture),
    };
}
