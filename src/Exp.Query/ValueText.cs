using System.Collections;
using System.Globalization;

namespace Exp.Query;

/// <summary>Values for people: numbers to six significant digits, text in quotes and cut.</summary>
internal static class ValueText
{
    private const int Longest = 40;

    public static string Of(object? value) => value switch
    {
        null => "no value",
        bool flag => flag ? "true" : "false",
        double real => real.ToString("G6", CultureInfo.InvariantCulture),
        float real => real.ToString("G6", CultureInfo.InvariantCulture),
        decimal real => ((double)real).ToString("G6", CultureInfo.InvariantCulture),
        string text => $"'{(text.Length > Longest ? text[..(Longest - 1)] + "…" : text)}'",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Of))}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
