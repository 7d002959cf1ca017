namespace Exp.Engine.Catalog;

/// <summary>
/// Describes one option of a pluggable thing: what it means and which values are allowed. Stands on a parameter of the
/// record's primary constructor; name, type and default come from the parameter itself.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OptionAttribute(string summary) : Attribute
{
    /// <summary>One line for people: what the option does.</summary>
    public string Summary { get; } = summary;

    /// <summary>
    /// The default in config form, where C# cannot state one: "relu", "[16, 16]". Null when the parameter's own default
    /// counts, or when there is none.
    /// </summary>
    public string? Default { get; init; }

    /// <summary>Smallest allowed value; negative infinity when there is none.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>Largest allowed value; positive infinity when there is none.</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>True when <see cref="Min"/> itself is not allowed.</summary>
    public bool MinExclusive { get; init; }

    /// <summary>True when <see cref="Max"/> itself is not allowed.</summary>
    public bool MaxExclusive { get; init; }

    /// <summary>
    /// True for an option that was added after settings without it had been given ids: at its default it leaves no trace in
    /// them, so that the ids stay.
    /// </summary>
    public bool Later { get; init; }
}
