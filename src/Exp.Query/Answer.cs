using DuckDB.NET.Data;

namespace Exp.Query;

/// <summary>The rows of a query.</summary>
/// <param name="Columns">Their names.</param>
/// <param name="Rows">A value per column; null for a missing one. At most <see cref="Most"/>.</param>
internal sealed record Answer(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>Rows beyond this are not read.</summary>
    public const int Most = 1_000_000;

    /// <summary>Runs a command and reads what it gives.</summary>
    public static Answer Of(DuckDBCommand command)
    {
        using DuckDBDataReader reader = command.ExecuteReader();
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var rows = new List<object?[]>();
        while (rows.Count < Most && reader.Read())
            rows.Add([.. columns.Select((_, c) => reader.IsDBNull(c) ? null : reader.GetValue(c))]);
        return new Answer(columns, rows);
    }
}
