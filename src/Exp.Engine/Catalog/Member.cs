using System.Reflection;

namespace Exp.Engine.Catalog;

/// <summary>One member of a family: its name, its texts, its options and the record type that is its description.</summary>
/// <param name="Kind">The name in a config file.</param>
/// <param name="Summary">One line for people.</param>
/// <param name="Formula">The formula in plain text; may be empty.</param>
/// <param name="Source">Paper and equation, or library; may be empty.</param>
/// <param name="Type">The record.</param>
/// <param name="Options">Its options in order.</param>
public sealed record Member(
    string Kind, string Summary, string Formula, string Source, Type Type, IReadOnlyList<Option> Options)
{
    /// <summary>True when every option has a default, so that the bare name is a complete description.</summary>
    public bool HasDefaults => Options.All(o => !o.Required);

    /// <summary>Makes the record from option values in order.</summary>
    public object Create(object?[] values) => Option.PrimaryConstructor(Type).Invoke(values);

    /// <summary>Makes the record with all defaults; only for members whose defaults C# can state.</summary>
    public object CreateDefault() => Create([.. Options.Select(o => o.Default)]);

    /// <summary>Reads name and texts from the type's <see cref="EntryAttribute"/>.</summary>
    public static Member Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        EntryAttribute entry = type.GetCustomAttribute<EntryAttribute>()
            ?? throw new InvalidOperationException($"{type.Name} lacks [Entry]");
        return new Member(entry.Kind, entry.Summary, entry.Formula, entry.Source, type, Option.Of(type));
    }
}
