using System.Text;
using CsvHelper;
using Exp.Core.Results.Files;

namespace Exp.Core.Results.Tables;

/// <summary>Writes the rows of a table: UTF-8 without mark, LF, comma, RFC 4180, a header always.</summary>
public sealed class CsvTable<TRow> : IDisposable
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };
    private readonly Table<TRow> table;
    private readonly StreamWriter text;
    private readonly CsvWriter csv;

    public CsvTable(Table<TRow> table, Stream to)
    {
        this.table = table;
        text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        csv = CsvWriter.Create(text, Options, leaveOpen: true);
        csv.WriteHeader([.. table.Columns.Select(c => c.Name)]);
    }

    /// <summary>Writes a whole file of few rows; returns its SHA-256.</summary>
    public static string Write(string folder, Table<TRow> table, IEnumerable<TRow> rows) =>
        AtomicFile.Write(Path.Combine(folder, table.Name + ".csv"), file =>
        {
            using var csv = new CsvTable<TRow>(table, file);
            foreach (TRow row in rows)
                csv.Write(row);
        });

    public void Write(TRow row)
    {
        foreach (Column<TRow> column in table.Columns)
            csv.WriteField(column.Cell(row));
        csv.EndRecord();
    }

    public void Dispose()
    {
        csv.Flush();
        csv.Dispose();
        text.Dispose();
    }
}
