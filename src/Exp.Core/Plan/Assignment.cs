using Exp.Core.Config;

namespace Exp.Core.Plan;

/// <summary>A value that a trial puts in the place of what the config says.</summary>
/// <param name="Key">The dotted key as written.</param>
/// <param name="Node">The value.</param>
/// <param name="Value">Key and canonical text; null for an override that stands for all trials.</param>
internal sealed record Assignment(ScalarNode Key, Node Node, AxisValue? Value)
{
    /// <summary>The keys from the section down.</summary>
    public string[] Path { get; } = Key.Text.Split('.');

    /// <summary>The section.</summary>
    public string Section => Path[0];
}
