using CsvHelper;

namespace Exp.Core.Results.Tables;

/// <summary>Reads the rows of a CSV file as <see cref="CsvTable{TRow}"/> writes it; whatever is damaged is refused with its line.</summary>
public sealed class CsvRows : IDisposable
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',', HasHeader = true, TrackLineNumbers = true, DetectSeparatorHint = false,
        MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Allow,
    };

    private readonly string path;
    private readonly CsvReader reader;

    private CsvRows(string path, CsvReader reader)
    {
        (this.path, this.reader) = (path, reader);
        reader.ReadHeader();
        Header = [.. reader.Headers];
    }

    /// <summary>The titles of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="ResultsException">It is missing, or cannot be read.</exception>
    public static CsvRows Open(string path)
    {
        if (!File.Exists(path))
            throw new ResultsException($"{path} is missing");
        try
        {
            return new CsvRows(path, CsvReader.FromFile(path, Options));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            throw new ResultsException($"{path} cannot be read ({e.Message.TrimEnd('.')})");
        }
    }

    /// <summary>Opens the file of a table and compares its header.</summary>
    /// <exception cref="ResultsException">It is missing, or its columns are others.</exception>
    public static CsvRows Open(string folder, ITable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        CsvRows rows = Open(Path.Combine(folder, table.Name + ".csv"));
        if (rows.Header.SequenceEqual(table.About.Select(c => c.Name), StringComparer.Ordinal))
            return rows;
        rows.Dispose();
        throw new ResultsException($"{rows.path}: its columns are not those that schema.json names");
    }

    /// <summary>Goes on to the next row; false at the end.</summary>
    /// <exception cref="ResultsException">The row is damaged.</exception>
    public bool Read()
    {
        try
        {
            if (!reader.Read())
                return false;
        }
        catch (CsvFormatException e)
        {
            throw new ResultsException($"{path}:{e.LineNumber}: the quotes of this row do not match");
        }
        return reader.FieldCount == Header.Count ? true : throw At($"{reader.FieldCount} cells where the header has {Header.Count}");
    }

    /// <summary>A cell of the current row; empty for a missing value.</summary>
    public string Cell(int column) => reader.GetString(column);

    /// <summary>A complaint about the current row.</summary>
    public ResultsException At(string text) => new($"{path}:{reader.LineNumber}: {text}");

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();
}
