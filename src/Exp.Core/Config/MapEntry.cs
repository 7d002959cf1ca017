namespace Exp.Core.Config;

/// <summary>One key of a map.</summary>
internal sealed record MapEntry(ScalarNode Key, Node Value)
{
    /// <summary>The key's text.</summary>
    public string Name => Key.Text;
}
