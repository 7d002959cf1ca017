namespace Exp.Core.Config;

/// <summary>A list.</summary>
internal sealed class ListNode(IReadOnlyList<Node> items, Place place)
    : Node(place, 1 + items.Select(i => i.Height).DefaultIfEmpty(-1).Max(), 1 + items.Sum(i => i.Size))
{
    /// <summary>The items in order.</summary>
    public IReadOnlyList<Node> Items { get; } = items;

    /// <inheritdoc/>
    public override string InWords => "a list";
}
