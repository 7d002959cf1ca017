using System.Text.Json.Nodes;
using Exp.Core.Plan;

namespace Exp.Core.Tests.Plan;

public class ConfigSchemaTests
{
    private static readonly JsonObject schema = ConfigSchema.Build();

    [Fact]
    public void The_top_has_every_key_and_no_other()
    {
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.Equal(TrialKeys.All.Order(StringComparer.Ordinal), Properties(schema).Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.False((bool)schema["additionalProperties"]!);
    }

    [Fact]
    public void Every_member_of_every_family_is_a_choice() => Assert.All(Families.All, family =>
    {
        JsonArray choices = schema["$defs"]![family.Plural]!["oneOf"]!.AsArray();
        JsonObject[] maps = [.. choices.OfType<JsonObject>().Where(c => c["properties"] is not null)];
        Assert.Equal(family.Members.Select(m => m.Kind), maps.Select(m => (string?)m["properties"]![family.Discriminator]!["const"]));
        Assert.All(maps, m => Assert.False((bool)m["additionalProperties"]!));
    });

    [Fact]
    public void Options_have_types_bounds_defaults_and_meaning() => Assert.Equal(
        """{"type":"number","minimum":0,"exclusiveMaximum":1,"description":"decay of the mean of gradients","default":0.9}""",
        Member("optimizers", "adam")["properties"]!["beta1"]!.ToJsonString());

    [Fact]
    public void Sections_lists_and_references_are_described()
    {
        JsonNode hidden = Member("models", "mlp")["properties"]!["hidden"]!;
        Assert.Equal("""{"type":"array","items":{"type":"integer","minimum":1,"maximum":65536},"description":"units of each hidden layer","default":[16,16]}""", hidden.ToJsonString());
        Assert.Equal("#/$defs/models", (string?)schema["properties"]!["model"]!["$ref"]);
        Assert.Equal("""{"enum":["float32","float64"],"description":"number type of the engine: float32 or float64","default":"float32"}""", schema["properties"]!["precision"]!.ToJsonString());
    }

    [Fact]
    public void A_member_asks_for_what_has_no_default() => Assert.Equal(
        ["kind", "path", "target"], Member("datasets", "csv")["required"]!.AsArray().Select(r => (string?)r));

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        string text = schema.ToJsonString();
        foreach (string name in text.Split("\"#/$defs/").Skip(1).Select(p => p[..p.IndexOf('"', StringComparison.Ordinal)]))
            Assert.NotNull(schema["$defs"]![name]);
    }

    private static JsonObject Member(string family, string kind) =>
        schema["$defs"]![family]!["oneOf"]!.AsArray().OfType<JsonObject>().Single(c => (string?)c["properties"]?["kind"]?["const"] == kind);

    private static JsonObject Properties(JsonObject of) => of["properties"]!.AsObject();
}
