using CsvHelper;

namespace Exp.Core.Data.Files;

/// <summary>
/// The records of a CSV file (RFC 4180 with a header row), read strictly: nothing is repaired, and every complaint names
/// the line. Blanks around unquoted cells do not count.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CsvReader reader;
    private readonly string shown;

    /// <summary>Reads the header of a file that is known to be UTF-8.</summary>
    public CsvTable(byte[] content, string shown, char delimiter)
    {
        this.shown = shown;
        reader = CsvReader.Create(content, new CsvReaderOptions
        {
            Separator = delimiter, HasHeader = true, TrackLineNumbers = true, DetectSeparatorHint = false,
            TrimWhitespace = true, WhitespaceCharacters = " ",
            MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Allow,
        });
        Guarded(() =>
        {
            reader.ReadHeader();
            return true;
        });
        Header = [.. reader.Headers];
        CheckHeader(delimiter);
    }

    /// <summary>The column names.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The line where the current record starts.</summary>
    public long Line => reader.LineNumber;

    /// <summary>Goes on to the next record; false at the end.</summary>
    public bool Read()
    {
        if (!Guarded(reader.Read))
            return false;
        if (reader.FieldCount != Header.Count)
            throw At(Line, $"{reader.FieldCount} cells where the header has {Header.Count}");
        return true;
    }

    /// <summary>A cell of the current record.</summary>
    public string Cell(int column) => reader.GetString(column);

    /// <summary>A complaint about a place in this file.</summary>
    public DataException At(long line, string text) => new($"{shown}:{line}: {text}");

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private bool Guarded(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException e)
        {
            throw At(e.LineNumber, "the quotes of this record do not match; a quoted cell is closed by one \" before the next delimiter, and \"\" stands for a quote inside it");
        }
    }

    private void CheckHeader(char delimiter)
    {
        if (Header.Count == 0)
            throw new DataException($"{shown}: has no header row");
        if (Header.Count == 1)
            throw At(1, OneColumn(Header[0], delimiter));
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < Header.Count; i++)
        {
            if (Header[i].Length == 0)
                throw At(1, $"column {i + 1} has no name");
            if (!places.TryAdd(Header[i], i))
                throw At(1, $"column '{Header[i]}' appears at positions {places[Header[i]] + 1} and {i + 1}");
        }
        if (Header.All(name => CellNumber.TryRead(name, '.', out _)))
            throw At(1, "the first row holds numbers; it must name the columns");
    }

    private static string OneColumn(string name, char delimiter)
    {
        foreach (char other in ";,\t|")
        {
            if (other != delimiter && name.Contains(other, StringComparison.Ordinal))
                return $"only one column found; the header contains '{(other == '\t' ? "\\t" : other)}' - set delimiter";
        }
        return "only one column found; a table needs the target and at least one feature";
    }
}
