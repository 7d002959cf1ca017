using System.Numerics;
using Exp.Core.Plan.Axes;

namespace Exp.Core.Plan;

/// <summary>What a config sweeps: a grid crossed with pairs, or a list of trials.</summary>
/// <param name="Grid">Axes of the product, last one fastest.</param>
/// <param name="Zip">Axes of equal length, paired; they vary faster than the grid.</param>
/// <param name="List">Exactly these settings; null unless asked for.</param>
/// <param name="RepeatedValues">Notes on values that an axis names twice.</param>
/// <param name="Asked">Settings asked for, repeated values counted.</param>
internal sealed record SweepSpec(
    IReadOnlyList<Axis> Grid, IReadOnlyList<Axis> Zip, IReadOnlyList<IReadOnlyList<Assignment>>? List,
    IReadOnlyList<string> RepeatedValues, BigInteger Asked)
{
    /// <summary>Settings to expand.</summary>
    public BigInteger Count => List is not null
        ? List.Count
        : Grid.Aggregate(ZipCount, (product, axis) => product * axis.Items.Count);

    /// <summary>Swept keys in axis order.</summary>
    public IReadOnlyList<string> Keys { get; } = List is not null
        ? [.. List.SelectMany(l => l).Select(a => a.Key.Text).Distinct(StringComparer.Ordinal)]
        : [.. Grid.Concat(Zip).Select(a => a.Name)];

    private BigInteger ZipCount => Zip.Count == 0 ? 1 : Zip[0].Items.Count;

    /// <summary>The settings in plan order.</summary>
    public IEnumerable<IReadOnlyList<Assignment>> Expand() => List ?? Product();

    private IEnumerable<IReadOnlyList<Assignment>> Product()
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
