using System.Globalization;
using System.Text;

namespace Exp.Cli.Terminal;

/// <summary>Numbers and durations as people read them.</summary>
internal static class Words
{
    /// <summary>"1 trial", "33 trials".</summary>
    public static string Count(long n, string noun) => string.Create(CultureInfo.InvariantCulture, $"{n} {noun}{(n == 1 ? "" : "s")}");

    /// <summary>"0.4 s", "12 s", "3 min 20 s", "2 h 5 min".</summary>
    public static string Duration(double seconds)
    {
        if (!double.IsFinite(seconds))
            return "unknown time";
        long whole = (long)Math.Round(Math.Max(0, seconds));
        FormattableString text = whole switch
        {
            < 10 => $"{Math.Max(0, seconds):0.0} s",
            < 90 => $"{whole} s",
            < 3600 => $"{whole / 60} min {whole % 60} s",
            _ => $"{whole / 3600} h {whole % 3600 / 60} min",
        };
        return text.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A metric with four digits behind the point.</summary>
    public static string Score(double? value) =>
        value is { } v ? v.ToString(Math.Abs(v) is >= 1e5 or (> 0 and < 1e-3) ? "0.00e0" : "0.0000", CultureInfo.InvariantCulture) : "-";

    /// <summary>"0.9362 ± 0.0079": mean and standard deviation with the same number of digits.</summary>
    public static string Score(double mean, double? deviation)
    {
        if (deviation is not { } sd)
            return Score(mean);
        bool small = Math.Abs(mean) is > 0 and < 1e-3 || Math.Abs(mean) >= 1e5;
        return $"{Score(mean)} ± {(small ? Score(sd) : sd.ToString("0.0000", CultureInfo.InvariantCulture))}";
    }

    /// <summary>A value in config form without braces: {kind: sgd, momentum: 0.9} is sgd momentum=0.9.</summary>
    public static string Brief(string value)
    {
        if (!value.StartsWith('{') || !value.EndsWith('}'))
            return value;
        string[] parts = value[1..^1].Split(", ");
        int colon = parts[0].IndexOf(": ", StringComparison.Ordinal);
        IEnumerable<string> others = parts.Skip(1).Select(p => p.Replace(": ", "=", StringComparison.Ordinal));
        return string.Join(' ', others.Prepend(parts[0][(colon < 0 ? 0 : colon + 2)..]));
    }

    /// <summary>Breaks a text into lines of at most that width, at blanks.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        if (line.Length > 0)
            yield return line.ToString();
    }
}
