using System.Globalization;
using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>A bound value in config form, on one line.</summary>
internal static class SettingText
{
    /// <summary>The text; empty for a value that was left out.</summary>
    public static string Of(FamilyList families, Type type, object? value)
    {
        type = OptionTypes.Bare(type);
        return value switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            string text => NodeText.OfText(text),
            double real => NumberText.Canonical(real),
            int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
            Enum name => Option.SnakeCase(name.ToString()),
            _ when OptionTypes.PerLayerOf(type) is { } item => PerLayer(families, item, OptionTypes.Items(value)),
            _ when OptionTypes.ItemOf(type) is { } item => List(families, item, OptionTypes.Items(value)),
            _ => Map(families, type, value),
        };
    }

    /// <summary>The text of the value at a dotted key; null when these settings have no such key.</summary>
    public static string? Find(FamilyList families, TrialSettings settings, string key)
    {
        object? value = settings;
        Type type = typeof(TrialSettings);
        foreach (string part in key.Split('.'))
        {
            IFamily? family = families.Of(type);
            Member? member = value is null ? null : family?.MemberOf(value);
            if (member is not null && part == family!.Discriminator)
                return member.Kind;
            IReadOnlyList<Option> options = member?.Options ?? (OptionTypes.IsSection(type) ? OptionTypes.OptionsOf(type) : []);
            if (value is null || options.FirstOrDefault(o => o.Name == part) is not { } option)
                return null;
            (value, type) = (OptionTypes.ValueOf(value, option), OptionTypes.Bare(option.Type));
        }
        return value is null ? null : Of(families, type, value);
    }

    private static string PerLayer(FamilyList families, Type item, IReadOnlyList<object> items) => items.Count == 1
        ? Of(families, item, items[0])
        : List(families, item, items);

    private static string List(FamilyList families, Type item, IReadOnlyList<object> items) =>
        $"[{string.Join(", ", items.Select(i => Of(families, item, i)))}]";

    private static string Map(FamilyList families, Type type, object value)
    {
        IFamily? family = families.Of(type);
        Member? member = family?.MemberOf(value);
        if (member is not null && member.Options.All(o => o.Later && IsDefault(families, o, OptionTypes.ValueOf(value, o))))
            return member.Kind;
        IEnumerable<string> parts = (member?.Options ?? OptionTypes.OptionsOf(type))
            .Select(o => (Option: o, Value: OptionTypes.ValueOf(value, o)))
            .Where(p => p.Value is not null && !(p.Option.Later && IsDefault(families, p.Option, p.Value)))
            .Select(p => $"{p.Option.Name}: {Of(families, p.Option.Type, p.Value)}");
        return $"{{{string.Join(", ", member is null ? parts : parts.Prepend($"{family!.Discriminator}: {member.Kind}"))}}}";
    }

    // What a later option adds to nothing is not worth a word.
    private static bool IsDefault(FamilyList families, Option option, object? value) => option.DefaultText is { } text
        ? Of(families, option.Type, value) == text
        : value is Enum name ? Equals(Convert.ToInt32(name, CultureInfo.InvariantCulture), Convert.ToInt32(option.Default, CultureInfo.InvariantCulture)) : Equals(value, option.Default);
}
