namespace Exp.Core.Config;

/// <summary>A single value.</summary>
internal sealed class ScalarNode(string text, bool quoted, Place place) : Node(place, 0, 1)
{
    /// <summary>The text without quotes.</summary>
    public string Text { get; } = text;

    /// <summary>True when it stood in quotes (or in a block of text): it is text then, whatever it looks like.</summary>
    public bool Quoted { get; } = quoted;

    /// <summary>True for an empty value, ~ and null.</summary>
    public bool IsNull => !Quoted && (Text is "" or "~" or "null" or "Null" or "NULL");

    /// <inheritdoc/>
    public override string InWords => Quoted ? $"the text {Words.Quote(Text)}" : Words.Quote(Text);
}
