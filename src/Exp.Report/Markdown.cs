using System.Globalization;
using System.Text;
using Exp.Core.Analysis;

namespace Exp.Report;

/// <summary>Markdown as GitHub reads it. Names come from people: whatever they hold stays text.</summary>
internal static class Markdown
{
    /// <summary>Text as it is: on one line, every character that would mean something with a backslash before it.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool insideWord = i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);
            if (char.IsControl(c))
            {
                escaped.Append(' ');
                continue;
            }
            if ("\\`*|<>[]#~&$".Contains(c) || (c == '_' && !insideWord))
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>A table; cells are escaped here.</summary>
    public static string Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        void Line(IEnumerable<string> cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        Line(header.Select(Escape));
        Line(header.Select(_ => "---"));
        foreach (IReadOnlyList<string> row in rows)
            Line(row.Select(Escape));
        return table.ToString();
    }

    /// <summary>Four significant digits; empty when there is no number.</summary>
    public static string Number(double? value) => value?.ToString("G4", CultureInfo.InvariantCulture) ?? "";

    /// <summary>"0.9412 ± 0.0021": mean and sample standard deviation, the latter where there are two numbers.</summary>
    public static string Spread(Spread? spread) => spread is null ? ""
        : spread.Deviation is null ? Number(spread.Mean)
        : $"{Number(spread.Mean)} ± {Number(spread.Deviation)}";

    /// <summary>The same with a sign.</summary>
    public static string Difference(Spread? spread) => spread is null ? "" : (spread.Mean > 0 ? "+" : "") + Spread(spread);

    /// <summary>A whole number.</summary>
    public static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>"1 trial", "3 trials".</summary>
    public static string Count(long value, string noun) => Count(value) + " " + noun + (value == 1 ? "" : "s");
}
