using System.Globalization;
using Exp.Core.Plan;

namespace Exp.Core.Locks;

/// <summary>Where a trial first came out otherwise.</summary>
/// <param name="Trial">Which.</param>
/// <param name="Place">Column and epoch, for people.</param>
/// <param name="Then">The locked cell; empty when the lock does not say.</param>
/// <param name="Now">The cell now.</param>
/// <param name="Ulps">Doubles between the two; null when they are no two numbers.</param>
public sealed record Difference(Trial Trial, string Place, string Then, string Now, UInt128? Ulps)
{
    /// <summary>By all cells of both.</summary>
    internal static Difference Of(Trial trial, TrialCells then, TrialCells now)
    {
        for (int i = 0; i < Math.Min(then.Epochs.Count, now.Epochs.Count); i++)
        {
            foreach ((string column, string cell) in then.Epochs[i])
            {
                if (now.Epochs[i][column] != cell)
                    return Of(trial, $"epochs.csv {column} of epoch {now.Epochs[i]["epoch"]}", cell, now.Epochs[i][column]);
            }
        }
        if (then.Epochs.Count != now.Epochs.Count)
            return new Difference(trial, "number of rows in epochs.csv", Text(then.Epochs.Count), Text(now.Epochs.Count), null);
        foreach ((string column, string cell) in then.Trial)
        {
            if (now.Trial.TryGetValue(column, out string? other) && other != cell)
                return Of(trial, $"trials.csv {column}", cell, other);
        }
        return new Difference(trial, "classes.csv or confusion.csv", "", "", null);
    }

    /// <summary>By what a lock holds.</summary>
    internal static Difference Of(Trial trial, LockedTrial then, TrialCells now)
    {
        if (then.Status != now.Status)
            return new Difference(trial, "trials.csv status", then.Status, now.Status, null);
        string begins = now.FirstDifference(then.Marks) is (int same, int differs)
            ? same + 1 == differs ? $"first in epoch row {differs}" : $"first between epoch rows {same} and {differs}"
            : "in no marked epoch row";
        IReadOnlyDictionary<string, string> last = now.Epochs.Count == 0 ? new Dictionary<string, string>() : now.Epochs[^1];
        foreach ((string column, string cell) in then.Last)
        {
            if (last.GetValueOrDefault(column, "") is var other && other != cell)
                return Of(trial, $"{begins}; {column} of the last epoch", cell, other);
        }
        return new Difference(trial, begins, "", "", null);
    }

    /// <summary>"optimizer.lr=0.1 repeat 0: epochs.csv train_loss of epoch 3: 0.25 then, 0.26 now (1.8e14 ulp)".</summary>
    public override string ToString()
    {
        IEnumerable<string> axes = Trial.Axes.Select(a => $"{a.Key}={a.Text}").Append($"repeat {Text(Trial.Seeds.Repeat)}");
        string values = Then.Length + Now.Length == 0 ? "" : $": {Shown(Then)} then, {Shown(Now)} now";
        string ulps = Ulps is { } distance ? string.Create(CultureInfo.InvariantCulture, $" ({distance} ulp)") : "";
        return $"trial {Trial.Id} ({string.Join(", ", axes)}): {Place}{values}{ulps}";
    }

    private static Difference Of(Trial trial, string place, string then, string now)
    {
        bool numbers = double.TryParse(then, NumberStyles.Float, CultureInfo.InvariantCulture, out double a)
            & double.TryParse(now, NumberStyles.Float, CultureInfo.InvariantCulture, out double b);
        return new Difference(trial, place, then, now, numbers ? Tolerance.Distance(a, b) : null);
    }

    private static string Shown(string cell) => cell.Length == 0 ? "empty" : cell;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
