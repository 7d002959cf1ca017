using DuckDB.NET.Data;
using Exp.Core.Results;
using Exp.Core.Results.Tables;

namespace Exp.Query;

/// <summary>
/// An embedded database in memory that sees nothing but the tables put into it: no file, no network, no extension, no
/// setting can be reached from its SQL, and a query ends by itself. One thread, so that every sum has one order.
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>How long a query may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Rows come through our own reader, never through the database's: it is locked from its first moment.
    private const string Lock =
        """
        set threads = 1;
        set temp_directory = '';
        set errors_as_json = true;
        set autoinstall_known_extensions = false;
        set autoload_known_extensions = false;
        set enable_external_access = false;
        set lock_configuration = true;
        """;

    private readonly DuckDBConnection connection = new("DataSource=:memory:");
    private readonly TimeSpan patience;

    /// <summary>An empty one.</summary>
    /// <param name="patience">How long a query may take.</param>
    /// <param name="megabytes">How much memory it may take.</param>
    public Database(TimeSpan? patience = null, int megabytes = 2000)
    {
        this.patience = patience ?? Patience;
        Open();
        Execute($"set memory_limit = '{megabytes}MB'");
        Execute(Lock);
    }

    /// <summary>Adds a table without rows.</summary>
    public void Create(ITable table)
    {
        IEnumerable<string> columns = table.About.Select(c => $"{SqlText.Name(c.Name)} {TypeOf(c.Type)}");
        Execute($"create table {SqlText.Name(table.Name)} ({string.Join(", ", columns)})");
    }

    /// <summary>Adds a table with the rows of its file; an empty cell is null.</summary>
    /// <exception cref="ResultsException">The file is missing or damaged.</exception>
    public void Load(ITable table, string folder, CancellationToken stop)
    {
        Create(table);
        ColumnAbout[] columns = [.. table.About];
        using CsvRows rows = CsvRows.Open(folder, table);
        using DuckDBAppender appender = connection.CreateAppender(table.Name);
        while (rows.Read())
        {
            stop.ThrowIfCancellationRequested();
            IDuckDBAppenderRow row = appender.CreateRow();
            for (int c = 0; c < columns.Length; c++)
                Append(row, rows, c, columns[c]);
            row.EndRow();
        }
    }

    /// <summary>Adds a table made by a query from rows.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">Names and types of the rows' columns.</param>
    /// <param name="rows">Null, text, whole numbers, real numbers, flags.</param>
    /// <param name="select">The query, up to the name of what it selects from.</param>
    public void Create(string name, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, string select)
    {
        const string From = "rows_to_be_selected";
        Execute($"create table {From} ({string.Join(", ", columns)})");
        using (DuckDBAppender appender = connection.CreateAppender(From))
        {
            foreach (object?[] values in rows)
            {
                IDuckDBAppenderRow row = appender.CreateRow();
                foreach (object? value in values)
                    Append(row, value);
                row.EndRow();
            }
        }
        Execute($"create table {SqlText.Name(name)} as {select} {From}; drop table {From}");
    }

    /// <summary>Adds a view.</summary>
    /// <param name="definition">name as select …</param>
    public void View(string definition) => Execute($"create view {definition}");

    /// <summary>Asks one question.</summary>
    /// <param name="sql">The question.</param>
    /// <param name="stop">The wish to stop.</param>
    /// <param name="most">Rows beyond this are not read.</param>
    /// <exception cref="SqlException">The database refuses it, or it takes too long.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public Answer Ask(string sql, CancellationToken stop, int most = 1_000_000)
    {
        stop.ThrowIfCancellationRequested();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        // Again and again, for a wish to stop that comes before the query has begun is not heard.
        using Timer again = new(_ => Interrupt(command, limit.Token), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(20));
        try
        {
            return Answer.Of(command, most);
        }
        catch (Exception e) when (e is DuckDBException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            throw limit.IsCancellationRequested
                ? new SqlException($"takes longer than {patience.TotalSeconds:0} s", null)
                : SqlException.Of(e.Message);
        }
        finally
        {
            // No interruption may reach the next query.
            using var done = new ManualResetEvent(false);
            if (again.Dispose(done))
                done.WaitOne();
        }
    }

    public void Dispose() => connection.Dispose();

    private void Open()
    {
        try
        {
            connection.Open();
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException)
        {
            throw new ResultsException("SQL is answered by DuckDB, whose library cannot be loaded on this machine; expect=[] leaves out what a config expects");
        }
    }

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Integer => "bigint",
        ColumnType.Number => "double",
        _ => "varchar",
    };

    private static void Append(IDuckDBAppenderRow row, CsvRows rows, int place, ColumnAbout column)
    {
        string text = rows.Cell(place);
        if (text.Length == 0)
            row.AppendNullValue();
        else if (column.Type == ColumnType.String)
            row.AppendValue(text);
        else if (column.Type == ColumnType.Integer && CellText.TryWhole(text, out long whole))
            row.AppendValue(whole);
        else if (column.Type == ColumnType.Number && CellText.TryReal(text, out double real))
            row.AppendValue(real);
        else
            throw rows.At($"'{text}' in column {column.Name} is not {(column.Type == ColumnType.Integer ? "a whole number" : "a number")}");
    }

    private static void Append(IDuckDBAppenderRow row, object? value) => _ = value switch
    {
        null => row.AppendNullValue(),
        string text => row.AppendValue(text),
        long whole => row.AppendValue(whole),
        double real => row.AppendValue(real),
        _ => row.AppendValue((bool)value),
    };

    private static void Interrupt(DuckDBCommand command, CancellationToken wish)
    {
        if (wish.IsCancellationRequested)
            command.Cancel();
    }

    private void Execute(string sql)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
