using Exp.Engine.Catalog;

namespace Exp.Cli.Catalogs;

/// <summary>One thing that a config may name.</summary>
internal sealed record CatalogEntry(
    string Name, string Summary, string Formula, string Source, IReadOnlyList<Option> Options);
