using System.Text.Json.Nodes;
using Exp.Core.Config;
using Exp.Core.Plan.Axes;
using Exp.Engine.Catalog;

namespace Exp.Core.Plan;

/// <summary>
/// JSON Schema (draft 2020-12) of a config, made from the same records that bind it: for completion and checks while
/// typing. `exp validate` knows more: whether the parts fit each other and the data.
/// </summary>
public static class ConfigSchema
{
    private const string AxisName = "axis";
    private const string BlockName = "sweep_block";

    /// <summary>The schema.</summary>
    public static JsonObject Build()
    {
        var families = new FamilyList(Families.All);
        var options = new OptionSchema(families);
        var properties = new JsonObject();
        foreach (Option option in TrialKeys.Experiment.Concat(TrialKeys.Sections))
            properties[option.Name] = options.Of(option);
        properties["name"]!["pattern"] = "^[A-Za-z0-9_-]{1,100}$";
        properties["sweep"] = Sweep();
        properties[GoldenReader.Key] = Golden();
        properties["extends"] = Described("string", "a file that this one is merged over: maps merge, lists replace");
        properties["shared"] = new JsonObject { ["description"] = "a place for anchors; not read otherwise" };
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "exp experiment",
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["$defs"] = Definitions(families, options),
        };
    }

    private static JsonObject Definitions(FamilyList families, OptionSchema options)
    {
        var definitions = new JsonObject();
        foreach (IFamily family in families.All)
            definitions[OptionSchema.NameOf(family)] = options.Of(family);
        definitions[BlockName] = Block();
        definitions[AxisName] = Axis();
        return definitions;
    }

    private static JsonObject Golden() => new()
    {
        ["description"] = "committed CSV files that the results must repeat; compared after every sweep",
        ["type"] = "array",
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["that"] = Described("string", "the name of its row in assertions.csv"),
                ["file"] = Described("string", "the file; a relative path starts at the folder of the config"),
                ["table"] = Described("string", "the result table: trials, epochs, ..."),
                ["key"] = new JsonObject
                {
                    ["description"] = "the columns that name a row: a list, or a map from columns of the file to results",
                    ["type"] = new JsonArray("array", "object"),
                },
                ["where"] = Described("string", "SQL that chooses result rows"),
                ["columns"] = new JsonObject
                {
                    ["description"] = "columns of the file and how far the results may lie from them: exact, or any of abs, rel and ulp; of names another result",
                    ["type"] = "object",
                    ["minProperties"] = 1,
                    ["additionalProperties"] = new JsonObject { ["oneOf"] = new JsonArray(new JsonObject { ["const"] = "exact" }, Tolerances()) },
                },
            },
            ["required"] = new JsonArray("file", "table", "key", "columns"),
            ["additionalProperties"] = false,
        },
    };

    private static JsonObject Tolerances() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["of"] = Described("string", "the result as SQL, where it has another name"),
            ["abs"] = AtLeastZero("number"),
            ["rel"] = AtLeastZero("number"),
            ["ulp"] = AtLeastZero("integer"),
        },
        ["additionalProperties"] = false,
    };

    private static JsonObject AtLeastZero(string type) => new() { ["type"] = type, ["minimum"] = 0 };

    private static JsonObject Sweep() => new()
    {
        ["description"] = "what is varied: a block, or a list of blocks, whose union is trained",
        ["oneOf"] = new JsonArray(Reference(BlockName), new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Reference(BlockName) }),
    };

    private static JsonObject Block() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["grid"] = Keyed("every combination, last key fastest", Reference(AxisName)),
            ["zip"] = Keyed("lists of equal length, paired, crossed with the grid", Reference(AxisName)),
            ["list"] = new JsonObject
            {
                ["description"] = "exactly these settings",
                ["type"] = "array",
                ["minItems"] = 1,
                ["items"] = Keyed("dotted keys and their values", []),
            },
            ["when"] = Keyed("axes that are there only under a condition over the settings", Described("string", "SQL such as optimizer.kind = 'sgd'")),
            ["exclude"] = new JsonObject
            {
                ["description"] = "a setting for which one of these conditions holds is left out",
                ["type"] = "array",
                ["items"] = Described("string", "SQL such as batch.size > 128 and optimizer.lr > 1"),
            },
            ["sample"] = new OptionSchema(new FamilyList([])).Of(new Option(
                "sample", typeof(SampleSettings), false, null, null, "draws so many settings", double.NegativeInfinity, double.PositiveInfinity, false, false)),
        },
        ["additionalProperties"] = false,
    };

    private static JsonObject Keyed(string description, JsonObject value)
    {
        string sections = string.Join('|', TrialKeys.Sections.Select(s => s.Name));
        return new JsonObject
        {
            ["description"] = description,
            ["type"] = "object",
            ["minProperties"] = 1,
            ["patternProperties"] = new JsonObject { [$"^({sections})(\\.[a-z][a-z0-9_]*)*$"] = value },
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonObject Axis() => new()
    {
        ["description"] = "the values of a swept key",
        ["oneOf"] = new JsonArray(
        [
            new JsonObject { ["type"] = "array", ["minItems"] = 1 },
            .. AxisForms.All.Select(f => new JsonObject
            {
                ["type"] = "string",
                ["pattern"] = $"^\\s*{f.Name}\\s*\\((\\s*[^(),]+,){{{f.Parameters.Count - 1}}}[^(),]+\\)\\s*$",
                ["description"] = $"{f.Signature}: {f.Summary}",
            }),
            MapForm("step"),
            MapForm("n"),
        ]),
    };

    private static JsonObject MapForm(string other)
    {
        var schema = new OptionSchema(new FamilyList([]));
        var properties = new JsonObject();
        foreach (Option option in OptionTypes.OptionsOf(typeof(AxisMap)))
        {
            if (option.Name is "min" or "max" || option.Name == other || (other is "n" && option.Name is "log"))
                properties[option.Name] = schema.Of(option);
        }
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray("min", "max", other),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Described(string type, string description) => new() { ["type"] = type, ["description"] = description };
}
