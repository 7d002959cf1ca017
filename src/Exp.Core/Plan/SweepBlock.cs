using System.Numerics;
using Exp.Core.Plan.Axes;
using Exp.Core.Plan.Conditions;

namespace Exp.Core.Plan;

/// <summary>One map under sweep: a grid crossed with pairs, or a list of trials; of that what its conditions leave.</summary>
/// <param name="Grid">Axes of the product, last one fastest.</param>
/// <param name="Zip">Axes of equal length, paired; they vary faster than the grid.</param>
/// <param name="List">Exactly these settings; null unless asked for.</param>
/// <param name="When">Axes that are there only under a condition.</param>
/// <param name="Exclude">A setting for which one of these holds is left out.</param>
/// <param name="Sample">How many of the settings are drawn; null for all.</param>
/// <param name="Asked">Combinations asked for, repeated values counted.</param>
internal sealed record SweepBlock(
    IReadOnlyList<Axis> Grid, IReadOnlyList<Axis> Zip, IReadOnlyList<Assignment[]>? List, IReadOnlyList<ConditionalAxis> When,
    IReadOnlyList<Condition> Exclude, int? Sample, BigInteger Asked)
{
    /// <summary>True where something may be left out.</summary>
    public bool Selects => When.Count > 0 || Exclude.Count > 0 || Sample is not null;

    /// <summary>Combinations to expand.</summary>
    public BigInteger Count => List is not null
        ? List.Count
        : Grid.Aggregate(ZipCount, (product, axis) => product * axis.Items.Count);

    /// <summary>Swept keys in axis order.</summary>
    public IEnumerable<string> Keys => List is not null
        ? List.SelectMany(l => l).Select(a => a.Key.Text).Distinct(StringComparer.Ordinal)
        : Grid.Concat(Zip).Select(a => a.Name);

    private BigInteger ZipCount => Zip.Count == 0 ? 1 : Zip[0].Items.Count;

    /// <summary>The combinations in plan order.</summary>
    public IEnumerable<Assignment[]> Expand() => List ?? Product();

    /// <summary>The values of a key in order.</summary>
    public IEnumerable<Assignment> ValuesOf(string key) => List is not null
        ? List.SelectMany(row => row).Where(a => a.Key.Text == key)
        : Grid.Concat(Zip).Where(a => a.Name == key).SelectMany(Assignments);

    private IEnumerable<Assignment[]> Product()
    {
        Assignment[][] grid = [.. Grid.Select(Assignments)];
        Assignment[][] zip = [.. Zip.Select(Assignments)];
        var at = new int[grid.Length];
        do
        {
            for (int row = 0; row < (int)ZipCount; row++)
                yield return [.. grid.Select((axis, i) => axis[at[i]]), .. zip.Select(axis => axis[row])];
        }
        while (Advance(at, grid));
    }

    // Counts like an odometer: the last axis is the fastest.
    private static bool Advance(int[] at, Assignment[][] axes)
    {
        for (int i = at.Length - 1; i >= 0; i--)
        {
            if (++at[i] < axes[i].Length)
                return true;
            at[i] = 0;
        }
        return false;
    }

    private static Assignment[] Assignments(Axis axis) => [.. axis.Items.Select(i => new Assignment(axis.Key, i.Node, i.Value))];
}
