using System.CommandLine;
using System.Text.Json.Nodes;
using Exp.Cli.Catalogs;
using Exp.Engine.Catalog;

namespace Exp.Cli.Commands;

/// <summary>`exp list`: what can stand in a config, with options, defaults and bounds.</summary>
internal static class ListCommand
{
    private static readonly Argument<string?> Name = new("name")
    {
        Description = "A catalog (activations), one of its members (adam), or columns: those of the result tables. Without it all catalogs.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Markdown = CommonOptions.Flag("--md", "Write Markdown: the reference page.");

    public static Command Make(Shell shell)
    {
        var command = new Command("list", "Show the catalogs: activations, losses, optimizers, data sets, baselines.")
        {
            Name, CommonOptions.Json, Markdown,
        };
        command.SetAction(parsed =>
        {
            IReadOnlyList<CatalogPage> pages = Chosen(parsed.GetValue(Name));
            if (parsed.GetValue(CommonOptions.Json))
                shell.Output.WriteLine(new JsonArray([.. pages.Select(p => (JsonNode)p.ToJson())]).ToJsonString(Json.Indented));
            else if (parsed.GetValue(Markdown))
                WriteMarkdown(parsed.GetValue(Name), pages, shell.Output);
            else
                CatalogText.Write(pages, shell.Output, details: parsed.GetValue(Name) is not null);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void WriteMarkdown(string? name, IReadOnlyList<CatalogPage> pages, TextWriter writer)
    {
        if (name is "columns")
            CatalogMarkdown.Write("Columns", "Every column of every result table, generated from the code by `exp list columns --md`. A swept key without a column of its own adds one to `trials.csv`: `hp_` and the key.", pages, writer);
        else
            CatalogMarkdown.Write("Catalogs", "Everything a config may name, generated from the code by `exp list --md`.", pages, writer);
    }

    private static IReadOnlyList<CatalogPage> Chosen(string? name)
    {
        IReadOnlyList<CatalogPage> all = CatalogPage.All();
        if (name is null)
            return all;
        if (name is "columns")
            return CatalogPage.Columns();
        CatalogPage[] pages = [.. all.Where(p => string.Equals(p.Plural, name, StringComparison.Ordinal))];
        if (pages.Length == 0)
            pages = [.. all.Select(p => p.Only(name)).Where(p => p.Entries.Count > 0)];
        if (pages.Length > 0)
            return pages;
        IEnumerable<string> known = all.Select(p => p.Plural).Append("columns").Concat(all.SelectMany(p => p.Entries).Select(e => e.Name));
        throw new UsageException(
            $"nothing is called '{name}'{Spelling.Hint(name, known)}; catalogs are {string.Join(", ", all.Select(p => p.Plural))}, columns");
    }
}
