using Exp.Core.Config;

namespace Exp.Core.Plan.Axes;

/// <summary>One value of an axis.</summary>
/// <param name="Node">As written or computed.</param>
/// <param name="Value">Key and canonical text.</param>
internal sealed record AxisItem(Node Node, AxisValue Value);
