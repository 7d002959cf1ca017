using Exp.Engine.Catalog;

namespace Exp.Cli.Catalogs;

/// <summary>Catalogs as the reference page docs/reference/catalogs.md.</summary>
internal static class CatalogMarkdown
{
    public static void Write(string title, string about, IReadOnlyList<CatalogPage> pages, TextWriter writer)
    {
        writer.WriteLine($"# {title}");
        writer.WriteLine();
        writer.WriteLine(about);
        foreach (CatalogPage page in pages)
        {
            writer.WriteLine();
            writer.WriteLine($"## {page.Plural}");
            writer.WriteLine();
            writer.WriteLine(Sentence(page.Place));
            if (page.IsPlain)
                WriteTable(page, writer);
            else
                WriteEntries(page, writer);
        }
    }

    private static void WriteTable(CatalogPage page, TextWriter writer)
    {
        writer.WriteLine($"\n| {page.Noun} | meaning |\n|---|---|");
        foreach (CatalogEntry entry in page.Entries)
            writer.WriteLine($"| `{entry.Name}` | {Cell(entry.Summary)} |");
    }

    private static void WriteEntries(CatalogPage page, TextWriter writer)
    {
        foreach (CatalogEntry entry in page.Entries)
            Write(entry, writer);
    }

    private static void Write(CatalogEntry entry, TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine($"### `{entry.Name}`");
        writer.WriteLine();
        writer.WriteLine(Sentence(entry.Summary));
        if (entry.Formula.Length > 0)
            writer.WriteLine($"\nFormula: `{entry.Formula}`");
        if (entry.Source.Length > 0)
            writer.WriteLine($"\nSource: {entry.Source}");
        if (entry.Options.Count == 0)
            return;
        writer.WriteLine("\n| option | type | default | allowed | meaning |\n|---|---|---|---|---|");
        foreach (Option o in entry.Options)
        {
            writer.WriteLine(
                $"| `{o.Name}` | {Cell(OptionText.Type(o))} | {Cell(Code(OptionText.Default(o)))} | {o.Bounds} | {Cell(o.Summary)} |");
        }
    }

    private static string Code(string text) => text is "required" or "none" ? text : $"`{text}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.') + ".";
}
