using System.Runtime.CompilerServices;
using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>One section of one or many trials: as written, bound, and in canonical form.</summary>
/// <param name="Option">Which section.</param>
/// <param name="Node">As written; null when it was left out.</param>
/// <param name="Value">Bound; null when something is wrong, or when it was left out and its default depends on others.</param>
/// <param name="Canonical">JSON; empty when Value is null.</param>
internal sealed record BoundSection(Option Option, Node? Node, object? Value, string Canonical)
{
    /// <summary>Made once for all trials that share it, so that identity is equality, and cheap.</summary>
    public bool Equals(BoundSection? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>The place of a key of this section, or of the section, or of the file.</summary>
    public Place PlaceOf(string file, params ReadOnlySpan<string> keys)
    {
        Node? node = Node;
        foreach (string key in keys)
            node = (node as MapNode)?.Get(key) ?? node;
        return node is null || node.Place == Place.Default ? Place.Whole(file) : node.Place;
    }
}
