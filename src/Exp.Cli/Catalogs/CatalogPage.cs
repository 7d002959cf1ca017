using System.Text.Json.Nodes;
using Exp.Baselines;
using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Results.Tables;
using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Catalog;
using Exp.Engine.Clipping;
using Exp.Engine.Draws;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks.Models;
using Exp.Engine.Networks.Parametrizations;
using Exp.Engine.Norms;
using Exp.Engine.Optimizers;
using Exp.Engine.Schedules;
using Exp.Engine.Training.Keeping;
using Exp.Engine.Training.StopRules;

namespace Exp.Cli.Catalogs;

/// <summary>A catalog as `exp list` and the reference pages show it.</summary>
/// <param name="Noun">One member: "activation".</param>
/// <param name="Plural">The list: "activations".</param>
/// <param name="Place">Where it stands: "key: model.activation", "one row per trial".</param>
/// <param name="Entries">The members in order.</param>
internal sealed record CatalogPage(string Noun, string Plural, string Place, IReadOnlyList<CatalogEntry> Entries)
{
    /// <summary>Every family with the key under which its members stand. A newcomer adds one line.</summary>
    public static IReadOnlyList<(IFamily Family, string Key)> Families { get; } =
    [
        (DataSource.All, "data.dataset"),
        (Model.All, "model"),
        (Activation.All, "model.activation"),
        (Norm.All, "model.norm"),
        (Parametrization.All, "model.parametrization"),
        (Initializer.All, "model.init"),
        (Loss.All, "loss"),
        (Optimizer.All, "optimizer"),
        (Schedule.All, "schedule"),
        (BatchStrategy.All, "batch"),
        (StopRule.All, "train.stop"),
        (Keep.All, "train.keep"),
        (Clip.All, "clip"),
        (Rng.All, "rng"),
    ];

    /// <summary>All catalogs.</summary>
    public static IReadOnlyList<CatalogPage> All() => [.. Families.Select(f => Of(f.Family, f.Key)), Baselines()];

    /// <summary>The result tables with their columns.</summary>
    public static IReadOnlyList<CatalogPage> Columns() => [.. Core.Results.Tables.Columns.All([]).Select(table =>
        new CatalogPage("column", table.Name + ".csv", table.Summary,
            [.. table.About.Select(c => new CatalogEntry(c.Name, $"{Kind(c)}: {c.Summary}", "", "", []))]))];

    /// <summary>True when there is nothing but a line to say about each member.</summary>
    public bool IsPlain => Entries.All(e => e.Options.Count == 0 && e.Formula.Length == 0 && e.Source.Length == 0);

    /// <summary>This page with the members of that name alone.</summary>
    public CatalogPage Only(string name) =>
        this with { Entries = [.. Entries.Where(e => string.Equals(e.Name, name, StringComparison.Ordinal))] };

    /// <summary>The page as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["catalog"] = Plural,
        ["place"] = Place,
        ["members"] = new JsonArray([.. Entries.Select(EntryJson)]),
    };

    private static string Kind(ColumnAbout column) =>
        (column.Type == ColumnType.String ? "text" : Option.SnakeCase(column.Type.ToString())) + (column.Unit.Length > 0 ? $" [{column.Unit}]" : "");

    private static CatalogPage Of(IFamily family, string key) => new(family.Noun, family.Plural, $"key: {key}",
        [.. family.Members.Select(m => new CatalogEntry(m.Kind, m.Summary, m.Formula, m.Source, m.Options))]);

    private static CatalogPage Baselines() => new("baseline", "baselines", "key: baselines",
        [.. BaselineList.All.Select(b => new CatalogEntry(b.About.Name, $"{b.About.Summary} ({Tasks(b.About)})", "", "", []))]);

    private static string Tasks(KnownBaseline about) => (about.Classification, about.Regression) switch
    {
        (true, true) => "classes and numbers",
        (true, false) => "classes",
        _ => "numbers",
    };

    private static JsonNode EntryJson(CatalogEntry entry) => new JsonObject
    {
        ["name"] = entry.Name,
        ["summary"] = entry.Summary,
        ["formula"] = entry.Formula,
        ["source"] = entry.Source,
        ["options"] = new JsonArray([.. entry.Options.Select(o => (JsonNode)new JsonObject
        {
            ["name"] = o.Name,
            ["type"] = OptionText.Type(o),
            ["required"] = o.Required,
            ["default"] = OptionText.Default(o),
            ["bounds"] = o.Bounds,
            ["summary"] = o.Summary,
        })]),
    };
}
