using System.Text;

namespace Exp.Cli.Terminal;

/// <summary>A plain table of text, at most a given number of columns wide; nothing but letters and blanks.</summary>
/// <param name="headers">One title per column; a title that begins with '&gt;' marks a column aligned to the right.</param>
internal sealed class TextTable(params string[] headers)
{
    private const string Gap = "  ";
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row; its cells are as many as the headers.</summary>
    public TextTable Add(params string[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, headers.Length);
        rows.Add(cells);
        return this;
    }

    /// <summary>Columns that the table takes when nothing is shortened.</summary>
    public int NaturalWidth => Widths().Sum() + (Gap.Length * (headers.Length - 1));

    /// <summary>The lines; the widest left-aligned column is shortened where the table would be too wide.</summary>
    public IEnumerable<string> Lines(int width = 80, string indent = "")
    {
        int[] widths = Widths();
        Shrink(widths, width - indent.Length);
        return rows.Prepend(Titles).Select(row => indent + Line(row, widths));
    }

    /// <summary>Writes the lines.</summary>
    public void WriteTo(TextWriter writer, int width = 80, string indent = "")
    {
        foreach (string line in Lines(width, indent))
            writer.WriteLine(line);
    }

    private string[] Titles => [.. headers.Select(h => h.TrimStart('>'))];

    private int[] Widths() => [.. Titles.Select((t, c) => rows.Select(r => r[c].Length).Append(t.Length).Max())];

    private void Shrink(int[] widths, int width)
    {
        int excess = widths.Sum() + (Gap.Length * (widths.Length - 1)) - width;
        while (excess > 0)
        {
            int widest = Enumerable.Range(0, widths.Length).Where(c => !IsRight(c)).DefaultIfEmpty(0).MaxBy(c => widths[c]);
            int next = Enumerable.Range(0, widths.Length).Where(c => !IsRight(c) && c != widest)
                .Select(c => widths[c]).DefaultIfEmpty(0).Max();
            int cut = Math.Min(excess, Math.Max(1, widths[widest] - next));
            if (widths[widest] - cut < 8)
                return; // too narrow to mean anything: rather too wide
            widths[widest] -= cut;
            excess -= cut;
        }
    }

    private string Line(string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (int c = 0; c < cells.Length; c++)
        {
            string cell = cells[c].Length <= widths[c] ? cells[c] : cells[c][..(widths[c] - 3)] + "...";
            line.Append(c == 0 ? "" : Gap).Append(IsRight(c) ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]));
        }
        return line.ToString().TrimEnd();
    }

    private bool IsRight(int column) => headers[column].StartsWith('>');
}
