using System.Globalization;
using System.Text;
using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>
/// Bound settings → the one text for them: JSON, every default written (but those of options that came later), keys sorted
/// by code point, shortest round-trip numbers. Ids are hashes of it, so it is written by hand: no library may change it.
/// </summary>
/// <param name="families">Names of kinds.</param>
/// <param name="complete">Also write what came later and has its default: for questions, never for ids.</param>
internal sealed class CanonicalJson(FamilyList families, bool complete = false)
{
    private readonly Binder binder = new(families, new Problems());

    /// <summary>The text of a value.</summary>
    /// <param name="type">The type of the option it is the value of: a contract has a kind.</param>
    /// <param name="value">The value; null when left out.</param>
    /// <param name="without">An option of the value to leave out.</param>
    public string Of(Type type, object? value, string? without = null)
    {
        type = OptionTypes.Bare(type);
        return value switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            string text => JsonText.Quote(text),
            double real => real.ToString("R", CultureInfo.InvariantCulture),
            int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
            Enum name => JsonText.Quote(Option.SnakeCase(name.ToString())),
            _ when OptionTypes.PerLayerOf(type) is { } item => PerLayer(item, value),
            _ when OptionTypes.ItemOf(type) is { } item => $"[{string.Join(',', OptionTypes.Items(value).Select(i => Of(item, i)))}]",
            _ => Map(type, value, without),
        };
    }

    // One value for all layers and the same value for each are one setting.
    private string PerLayer(Type item, object value)
    {
        string[] items = [.. OptionTypes.Items(value).Select(i => Of(item, i))];
        return items.Distinct(StringComparer.Ordinal).Count() == 1 ? items[0] : $"[{string.Join(',', items)}]";
    }

    private string Map(Type type, object value, string? without)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        IFamily? family = families.Of(type);
        Member? member = family?.MemberOf(value);
        if (member is not null)
            entries[family!.Discriminator] = JsonText.Quote(member.Kind);
        foreach (Option option in member?.Options ?? OptionTypes.OptionsOf(type))
        {
            string text = option.Name == without ? "" : Of(option.Type, OptionTypes.ValueOf(value, option));
            if (option.Name != without && (complete || !(option.Later && text == Default(option))))
                entries[option.Name] = text;
        }
        var to = new StringBuilder("{");
        foreach ((string key, string entry) in entries)
            to.Append(to.Length > 1 ? "," : "").Append(JsonText.Quote(key)).Append(':').Append(entry);
        return to.Append('}').ToString();
    }

    private string Default(Option option)
    {
        binder.TryDefault(option, option.Name, out object? value);
        return Of(option.Type, value);
    }
}
