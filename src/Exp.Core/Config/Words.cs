using System.Globalization;
using System.Text;

namespace Exp.Core.Config;

/// <summary>Wording that messages share.</summary>
internal static class Words
{
    private const int Longest = 60;

    /// <summary>The text in single quotes, cut to a readable length, control characters written out.</summary>
    public static string Quote(string text)
    {
        var to = new StringBuilder("'");
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, Longest)))
            _ = char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029'
                ? to.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")
                : to.Append(c);
        return to.Append(text.Length > Longest ? "…'" : "'").ToString();
    }

    /// <summary>A count with its noun: "1 trial", "1,200 trials".</summary>
    public static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>"a, b or c".</summary>
    public static string Or(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.SkipLast(1))} or {items[^1]}";
}
