using System.Globalization;
using System.Text.RegularExpressions;

namespace Exp.Cli.Commands;

/// <summary>Lengths of time as one types them: 90s, 30m, 1h30m.</summary>
internal static partial class Durations
{
    /// <summary>Null when it is none, or no time at all.</summary>
    public static TimeSpan? Parse(string text)
    {
        Match match = Form().Match(text);
        double seconds = (Number(match, "h") * 3600) + (Number(match, "m") * 60) + Number(match, "s");
        return match.Success && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double Number(Match match, string unit) =>
        match.Groups[unit].Success ? double.Parse(match.Groups[unit].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A((?<h>[0-9]{1,6})h)?((?<m>[0-9]{1,6})m)?((?<s>[0-9]{1,6})s)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
