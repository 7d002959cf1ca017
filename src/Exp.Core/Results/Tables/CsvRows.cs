using CsvHelper;

namespace Exp.Core.Results.Tables;

/// <summary>Reads the rows of a table that <see cref="CsvTable{TRow}"/> wrote; whatever was changed since is refused with its line.</summary>
public sealed class CsvRows : IDisposable
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',', HasHeader = true, TrackLineNumbers = true, DetectSeparatorHint = false,
        MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Allow,
    };

    private readonly string path;
    private readonly CsvReader reader;
    private readonly int columns;

    private CsvRows(string path, CsvReader reader, int columns) => (this.path, this.reader, this.columns) = (path, reader, columns);

    /// <summary>Opens the file of a table and compares its header.</summary>
    /// <exception cref="ResultsException">It is missing, or its columns are others.</exception>
    public static CsvRows Open(string folder, ITable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        string path = Path.Combine(folder, table.Name + ".csv");
        if (!File.Exists(path))
            throw new ResultsException($"{path} is missing");
        CsvReader reader = CsvReader.FromFile(path, Options);
        reader.ReadHeader();
        string[] expected = [.. table.About.Select(c => c.Name)];
        if (reader.Headers.SequenceEqual(expected, StringComparer.Ordinal))
            return new CsvRows(path, reader, expected.Length);
        reader.Dispose();
        throw new ResultsException($"{path}: its columns are not those that schema.json names");
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
        return reader.FieldCount == columns ? true : throw At($"{reader.FieldCount} cells where the header has {columns}");
    }

    /// <summary>A cell of the current row; empty for a missing value.</summary>
    public string Cell(int column) => reader.GetString(column);

    /// <summary>A complaint about the current row.</summary>
    public ResultsException At(string text) => new($"{path}:{reader.LineNumber}: {text}");

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();
}
