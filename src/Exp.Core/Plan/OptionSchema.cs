using System.Text.Json.Nodes;
using Exp.Core.Config;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>Options and families as JSON Schema.</summary>
internal sealed class OptionSchema(FamilyList families)
{
    /// <summary>The name of a family's definition.</summary>
    public static string NameOf(IFamily family) => family.Plural;

    /// <summary>The schema of an option: type, bounds, meaning, default.</summary>
    public JsonObject Of(Option option)
    {
        JsonObject schema = Of(option, OptionTypes.Bare(option.Type));
        if (option.Summary.Length > 0)
            schema["description"] = option.Summary;
        if (Default(option) is { } value)
            schema["default"] = value;
        return schema;
    }

    /// <summary>The schema of a family: the bare name of any member that needs no options, or a map with its kind.</summary>
    public JsonObject Of(IFamily family)
    {
        string[] bare = [.. family.Members.Where(m => m.HasDefaults).Select(m => m.Kind)];
        var choices = new JsonArray();
        if (bare.Length > 0)
            choices.Add(new JsonObject { ["enum"] = new JsonArray([.. bare.Select(k => JsonValue.Create(k))]) });
        foreach (Member member in family.Members)
            choices.Add(Of(family, member));
        return new JsonObject { ["description"] = family.Noun, ["oneOf"] = choices };
    }

    private JsonObject Of(IFamily family, Member member)
    {
        JsonObject schema = Map(member.Options, family.Discriminator);
        var kind = new JsonObject { ["const"] = member.Kind };
        schema["description"] = member.Summary;
        ((JsonObject)schema["properties"]!).Insert(0, family.Discriminator, kind);
        return schema;
    }

    private JsonObject Of(Option option, Type type)
    {
        if (families.Of(type) is { } family)
            return new JsonObject { ["$ref"] = $"#/$defs/{NameOf(family)}" };
        if (OptionTypes.PerLayerOf(type) is { } perLayer)
            return new JsonObject { ["oneOf"] = new JsonArray(Of(option, perLayer), List(option, perLayer, 1)) };
        if (OptionTypes.ItemOf(type) is { } item)
            return List(option, item, 0);
        return OptionTypes.IsSection(type) ? Map(OptionTypes.OptionsOf(type), null) : Scalar(option, type);
    }

    private JsonObject List(Option option, Type item, int least)
    {
        JsonObject items = Of(option, OptionTypes.Bare(item));
        // An item cannot come from an axis, as a section can: what it must have must be here.
        if (families.Of(item) is null && OptionTypes.IsSection(item))
            items["required"] = new JsonArray([.. OptionTypes.OptionsOf(item).Where(o => o.Required).Select(o => JsonValue.Create(o.Name))]);
        var schema = new JsonObject { ["type"] = "array", ["items"] = items };
        if (least > 0)
            schema["minItems"] = least;
        return schema;
    }

    private JsonObject Map(IReadOnlyList<Option> options, string? discriminator)
    {
        var properties = new JsonObject();
        foreach (Option option in options)
            properties[option.Name] = Of(option);
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        // What a section must have may also come from an axis.
        if (discriminator is null)
            return schema;
        IEnumerable<string> required = options.Where(o => o.Required).Select(o => o.Name).Prepend(discriminator);
        schema["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]);
        return schema;
    }

    private static JsonObject Scalar(Option option, Type type)
    {
        if (type == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (type.IsEnum)
            return new JsonObject { ["enum"] = new JsonArray([.. OptionTypes.NamesOf(type).Select(n => JsonValue.Create(n))]) };
        // A name or a path may look like a number.
        if (type == typeof(string))
            return new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") };
        var schema = new JsonObject { ["type"] = OptionTypes.IsWhole(type) ? "integer" : "number" };
        if (double.IsFinite(option.Min))
            schema[option.MinExclusive ? "exclusiveMinimum" : "minimum"] = option.Min;
        if (double.IsFinite(option.Max))
            schema[option.MaxExclusive ? "exclusiveMaximum" : "maximum"] = option.Max;
        return schema;
    }

    private static JsonNode? Default(Option option)
    {
        if (option.DefaultText is { } text)
            return YamlComposer.Text(text, Place.Default, new Problems()) is { } node ? Json(node) : null;
        return option.Default switch
        {
            bool flag => JsonValue.Create(flag),
            string given => JsonValue.Create(given),
            double real => JsonValue.Create(real),
            int whole when !OptionTypes.Bare(option.Type).IsEnum => JsonValue.Create(whole),
            long whole => JsonValue.Create(whole),
            { } other when OptionTypes.Bare(option.Type) is { IsEnum: true } type =>
                JsonValue.Create(Option.SnakeCase(Enum.ToObject(type, other).ToString()!)),
            _ => null,
        };
    }

    private static JsonNode? Json(Node node) => node switch
    {
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        MapNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Name, Json(e.Value)))),
        ScalarNode { Quoted: false } s when NumberText.IsNumber(s.Text) => JsonNode.Parse(NumberText.Canonical(s.Text)),
        ScalarNode s => JsonValue.Create(s.Text),
        _ => null,
    };
}
