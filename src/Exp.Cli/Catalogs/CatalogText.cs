using Exp.Cli.Terminal;
using Exp.Engine.Catalog;

namespace Exp.Cli.Catalogs;

/// <summary>Catalogs for the terminal.</summary>
internal static class CatalogText
{
    /// <summary>One line per member; with details also formula, source and every option.</summary>
    public static void Write(IReadOnlyList<CatalogPage> pages, TextWriter writer, bool details)
    {
        for (int p = 0; p < pages.Count; p++)
        {
            if (p > 0)
                writer.WriteLine();
            writer.WriteLine($"{pages[p].Plural}  ({pages[p].Place})");
            if (details && !pages[p].IsPlain)
                WriteDetails(pages[p], writer);
            else
                WriteLines(pages[p], writer);
        }
        if (!details)
            writer.WriteLine("\nexp list NAME shows formula, source, options, defaults and bounds.");
    }

    private static void WriteLines(CatalogPage page, TextWriter writer)
    {
        int width = page.Entries.Select(e => e.Name.Length).DefaultIfEmpty(0).Max() + 2;
        foreach (CatalogEntry entry in page.Entries)
            WriteWrapped(entry.Name.PadRight(width), entry.Summary, writer);
    }

    private static void WriteDetails(CatalogPage page, TextWriter writer)
    {
        foreach (CatalogEntry entry in page.Entries)
        {
            writer.WriteLine();
            writer.WriteLine($"  {entry.Name}");
            WriteWrapped("  ", entry.Summary, writer);
            if (entry.Formula.Length > 0)
                WriteWrapped("  formula  ", entry.Formula, writer);
            if (entry.Source.Length > 0)
                WriteWrapped("  source   ", entry.Source, writer);
            foreach (Option option in entry.Options)
                WriteWrapped($"  {option.Name,-14} ", Describe(option), writer);
        }
    }

    private static string Describe(Option option)
    {
        string value = option.Required ? "required" : $"default {OptionText.Default(option)}";
        string bounds = option.Bounds.Length > 0 ? $", {option.Bounds}" : "";
        return $"{OptionText.Type(option)}{bounds}; {value}. {option.Summary}";
    }

    private static void WriteWrapped(string title, string text, TextWriter writer)
    {
        foreach (string line in Words.Wrap(text, 78 - title.Length).DefaultIfEmpty(""))
        {
            writer.WriteLine($"  {title}{line}".TrimEnd());
            title = new string(' ', title.Length);
        }
    }
}
