using System.Globalization;
using Exp.Core.Config;

namespace Exp.Core.Plan;

/// <summary>Whether the expectations of a config can be asked of its results, with the place of every mistake.</summary>
internal sealed class ExpectationChecker(IExpectationCheck? check, Problems problems, string file, MapNode root)
{
    /// <summary>Reports everything wrong with them.</summary>
    public void Check(Expectations asked, IReadOnlyList<string> axisKeys, IReadOnlyList<string> settings)
    {
        CheckNames(asked);
        if (check is null || asked.Count == 0)
            return;
        foreach (ExpectationProblem problem in check.Check(asked, axisKeys, settings))
            problems.Add(PlaceOf(problem.Path), $"{Name(problem.Path)}: {problem.Text}");
    }

    // The name is what a row of assertions.csv, a line of the console and a reader know it by.
    private void CheckNames(Expectations asked)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<(string Name, object[] Path)> names =
        [
            .. asked.Expect.Select((e, i) => (e.That, new object[] { ExperimentSettings.ExpectKey, i, "that" })),
            .. asked.Golden.Select((g, i) => (g.That, new object[] { GoldenReader.Key, i, "that" })),
        ];
        foreach ((string name, object[] path) in names)
        {
            if (string.IsNullOrWhiteSpace(name) || name.Contains('\n', StringComparison.Ordinal))
                problems.Add(PlaceOf(path), $"{Name(path)} must be one line of words");
            else if (!seen.Add(name))
                problems.Add(PlaceOf(path), $"{Name(path)}: {Words.Quote(name)} is expected twice; keep one, or say how they differ");
        }
    }

    private Place PlaceOf(IReadOnlyList<object> path)
    {
        Node at = root;
        foreach (object step in path)
        {
            Node? next = (at, step) switch
            {
                (MapNode map, string key) => map.Get(key),
                (ListNode list, int index) when index < list.Items.Count => list.Items[index],
                _ => null,
            };
            if (next is null)
                break;
            at = next;
        }
        return at == root ? Place.Whole(file) : at.Place;
    }

    private static string Name(IReadOnlyList<object> path) => string.Concat(path.Select((step, i) => step is int index
        ? string.Create(CultureInfo.InvariantCulture, $"[{index}]")
        : $"{(i > 0 ? "." : "")}{step}"));
}
