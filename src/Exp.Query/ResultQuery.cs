using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Tables;

namespace Exp.Query;

/// <summary>A user's own SQL over the tables of a results folder. It reads them and nothing else, and changes nothing.</summary>
/// <param name="folder">Finished results.</param>
public sealed class ResultQuery(FinishedFolder folder)
{
    private const string Describe = "describe ";

    /// <summary>All rows of one query.</summary>
    /// <param name="sql">One query, or an expression.</param>
    /// <param name="file">Where it was read from; null for the command line.</param>
    /// <param name="stop">The wish to stop.</param>
    /// <exception cref="QueryException">The database refuses it, or it takes too long.</exception>
    /// <exception cref="ResultsException">A table is missing or damaged.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public Answer Ask(string sql, string? file, CancellationToken stop)
    {
        var text = new SqlText(sql);
        if (string.IsNullOrWhiteSpace(sql))
            throw Refused("there is no SQL; write a query such as select * from trials", text, file, "", null);
        try
        {
            using Database database = Loaded(text, file, stop);
            return database.Ask(text.Statement, stop, most: int.MaxValue);
        }
        catch (SqlException e)
        {
            throw Refused(e.Message, text, file, "", e.Position);
        }
    }

    private Database Loaded(SqlText text, string? file, CancellationToken stop)
    {
        Check(text, file, stop);
        var database = new Database();
        try
        {
            foreach (ITable table in folder.All.Where(t => IsAsked(text, t.Name)))
                database.Load(table, folder.Path, stop);
            if (IsAsked(text, SettingsTable.Name))
                SettingsTable.Create(database, PlanFile.Settings(folder.Path));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // Against empty tables: a mistake is found at once, and all names are there to be suggested.
    private void Check(SqlText text, string? file, CancellationToken stop)
    {
        using var empty = new Database();
        foreach (ITable table in folder.All)
            empty.Create(table);
        if (IsAsked(text, SettingsTable.Name))
            SettingsTable.Create(empty, PlanFile.Settings(folder.Path));
        try
        {
            empty.Ask(Describe + text.Statement, stop);
        }
        catch (SqlException e)
        {
            throw Refused(e.Message, text, file, Describe, e.Position);
        }
    }

    // A table that is not named costs nothing. Where none is, names may be made by the query: (show tables), query_table('tri' || 'als').
    private bool IsAsked(SqlText text, string table) => Names(text, table) || !folder.All.Any(t => Names(text, t.Name));

    private static bool Names(SqlText text, string table) => text.Written.Contains(table, StringComparison.OrdinalIgnoreCase);

    private static QueryException Refused(string problem, SqlText text, string? file, string prefix, int? position) => file is null
        ? new QueryException(problem, text.Place(prefix, position))
        : new QueryException(file, text.LineAndColumn(prefix, position), problem);
}
