using Exp.Engine.Catalog;

namespace Exp.Core.Config;

/// <summary>
/// Puts a value at a dotted key of a tree that stays as it is: untouched branches are shared. Knows the catalog, so that
/// optimizer.lr can be set where the config says only `optimizer: sgd`, or nothing at all.
/// </summary>
internal sealed class Overlay(FamilyList families, Problems problems)
{
    /// <summary>The tree with that value in it.</summary>
    /// <param name="option">What the tree is the value of; null when the catalog does not know it.</param>
    /// <param name="node">The tree; null when nothing is written.</param>
    /// <param name="rest">The keys below it.</param>
    /// <param name="key">The dotted key as written: its place is where unknown keys are reported.</param>
    /// <param name="value">What to put there.</param>
    public Node Set(Option? option, Node? node, ReadOnlySpan<string> rest, ScalarNode key, Node value)
    {
        if (rest.IsEmpty)
            return value;
        MapNode map = MapOf(option, node, key.Place);
        MapEntry? below = map.Find(rest[0]);
        Option? part = option is null ? null : Part(families.OptionsOf(OptionTypes.Bare(option.Type), map), rest[0]);
        Node changed = Set(part, below?.Value, rest[1..], key, value);
        ScalarNode name = below is null || rest.Length == 1 ? new ScalarNode(rest[0], false, key.Place) : below.Key;
        return map.With(new MapEntry(name, changed));
    }

    private MapNode MapOf(Option? option, Node? node, Place place)
    {
        node ??= option?.DefaultText is { } text ? YamlComposer.Text(text, Place.Default, problems) : null;
        if (node is MapNode map)
            return map;
        if (node is ScalarNode { IsNull: false } kind && option is not null && families.Of(OptionTypes.Bare(option.Type)) is { } family)
            return new MapNode([new MapEntry(new ScalarNode(family.Discriminator, false, kind.Place), kind)], kind.Place);
        return new MapNode([], place);
    }

    private static Option? Part(IReadOnlyList<Option> options, string name) =>
        options.FirstOrDefault(o => o.Name == name);
}
