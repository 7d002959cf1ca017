using Exp.Core.Config;
using Exp.Core.Plan;
using Exp.Engine.Catalog;

namespace Exp.Core.Models;

/// <summary>Sections of a trial as text in config form, and back.</summary>
internal static class ModelText
{
    private static readonly FamilyList Kinds = new(Families.All);

    public static string Of<T>(T part)
        where T : notnull => SettingText.Of(Kinds, typeof(T), part);

    /// <exception cref="FormatException">The text says nothing of that type.</exception>
    public static T Read<T>(string text, string section)
    {
        Option option = TrialKeys.Sections.Single(o => o.Name == section);
        var problems = new Problems();
        Node? node = YamlComposer.Text(text, Place.Default, problems);
        object? value = node is null ? null : new Binder(Kinds, problems).Bind(option, node, section);
        return value is T part
            ? part
            : throw new FormatException(problems.Sorted() is [var first, ..] ? first.Text : $"{section} is not readable: {text}");
    }
}
