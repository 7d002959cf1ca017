using Exp.Core.Config;

namespace Exp.Core.Plan.Axes;

/// <summary>A swept key and its values in order.</summary>
/// <param name="Key">The dotted key as written.</param>
/// <param name="Place">Where its values stand.</param>
/// <param name="Items">The values; none twice in a grid.</param>
internal sealed record Axis(ScalarNode Key, Place Place, IReadOnlyList<AxisItem> Items)
{
    /// <summary>The dotted key.</summary>
    public string Name => Key.Text;
}
