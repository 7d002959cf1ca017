using Exp.Core.Config;

namespace Exp.Core.Plan;

/// <summary>The section sweep: and the axes of the command line → what is swept.</summary>
internal sealed class SweepReader(Problems problems, int most)
{
    private readonly List<string> repeated = [];

    /// <summary>What is swept; parts that were reported are left out.</summary>
    /// <param name="sweep">The section; null when there is none.</param>
    /// <param name="overrides">Overrides with several values; they take the place of an axis of the same key, in every block.</param>
    /// <param name="fixedKeys">Keys that the command line fixes: they are swept no longer.</param>
    public SweepSpec Read(Node? sweep, IReadOnlyList<Assignment> overrides, IReadOnlySet<string> fixedKeys) =>
        new([.. Blocks(sweep).Select(b => new BlockReader(b.Name, problems, most, repeated).Read(b.Block, overrides, fixedKeys))], repeated);

    private IEnumerable<(string Name, MapNode Block)> Blocks(Node? sweep)
    {
        switch (sweep)
        {
            case MapNode map:
                return [("sweep", map)];
            case ListNode { Items.Count: > 0 } list:
                foreach (Node item in list.Items.Where(i => i is not MapNode))
                    problems.Add(item.Place, $"an item of sweep must be a map with grid, zip or list, got {item.InWords}");
                return list.Items.Index().Where(i => i.Item is MapNode).Select(i => ($"sweep[{i.Index}]", (MapNode)i.Item));
            case ScalarNode { IsNull: true }:
                problems.Add(sweep.Place, Binder.NoValue("sweep", sweep.Place));
                break;
            case not null:
                problems.Add(sweep.Place, $"sweep must be a map with grid, zip or list, or a list of such maps, got {(sweep is ListNode ? "an empty one" : sweep.InWords)}");
                break;
        }
        return [("sweep", new MapNode([], Place.Default))];
    }
}
