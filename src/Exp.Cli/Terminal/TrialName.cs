using System.Globalization;
using Exp.Core.Plan;

namespace Exp.Cli.Terminal;

/// <summary>A trial as people know it: by what distinguishes it from the others.</summary>
internal static class TrialName
{
    /// <summary>"optimizer.lr=30 repeat 2", or the id when nothing is swept.</summary>
    public static string Of(Trial trial, int repeats)
    {
        string setting = trial.Axes.Count > 0 ? Setting(trial) : trial.Id;
        return repeats > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{setting} repeat {trial.Seeds.Repeat}")
            : setting;
    }

    /// <summary>"optimizer.lr=30 batch.size=32"; "-" when nothing is swept.</summary>
    public static string Setting(Trial trial) =>
        trial.Axes.Count == 0 ? "-" : string.Join(' ', trial.Axes.Select(a => $"{a.Key}={a.Text}"));
}
