namespace Exp.Engine.Catalog;

/// <summary>Names a member of a family and says in one line what it is; formula and source are for the reference pages.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EntryAttribute(string kind, string summary) : Attribute
{
    /// <summary>The name in a config file, snake_case.</summary>
    public string Kind { get; } = kind;

    /// <summary>One line for people.</summary>
    public string Summary { get; } = summary;

    /// <summary>The formula, in plain text.</summary>
    public string Formula { get; init; } = "";

    /// <summary>Paper and equation, or the library whose form this is.</summary>
    public string Source { get; init; } = "";
}
