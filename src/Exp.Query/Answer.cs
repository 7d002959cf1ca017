using System.Reflection;
using DuckDB.NET.Data;

namespace Exp.Query;

/// <summary>The rows of a query.</summary>
/// <param name="Columns">Their names.</param>
/// <param name="Rows">A value per column; null for a missing one.</param>
public sealed record Answer(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>Runs a command and reads what it gives, up to that many rows.</summary>
    internal static Answer Of(DuckDBCommand command, int most)
    {
        using DuckDBDataReader reader = command.ExecuteReader();
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var rows = new List<object?[]>();
        while (rows.Count < most && reader.Read())
            rows.Add([.. columns.Select((_, c) => reader.IsDBNull(c) ? null : Cell(reader, c))]);
        return new Answer(columns, rows);
    }

    private static object Cell(DuckDBDataReader reader, int column)
    {
        try
        {
            return Whole(Value(reader, column));
        }
        catch (Exception e) when (e is InvalidCastException or ArgumentException or InvalidOperationException or TargetInvocationException)
        {
            // A month as a time span, a missing number in a list in a struct, …
            throw new SqlException($"column '{reader.GetName(column)}' has a value that cannot be read as {reader.GetDataTypeName(column)}; cast it to varchar", null);
        }
    }

    // The library reads a list as one of numbers that cannot be missing, and fails at the first that is.
    private static object Value(DuckDBDataReader reader, int column)
    {
        Type type = reader.GetFieldType(column), whole = WithMissing(type);
        return type == whole
            ? reader.GetValue(column)
            : typeof(DuckDBDataReader).GetMethod(nameof(reader.GetFieldValue))!.MakeGenericMethod(whole).Invoke(reader, [column])!;
    }

    private static Type WithMissing(Type type)
    {
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(List<>))
            return type;
        Type item = WithMissing(type.GetGenericArguments()[0]);
        return typeof(List<>).MakeGenericType(item.IsValueType && Nullable.GetUnderlyingType(item) is null ? typeof(Nullable<>).MakeGenericType(item) : item);
    }

    // Bytes come as a window into the memory of the database, which is gone after the query.
    private static object Whole(object value)
    {
        if (value is not Stream stream)
            return value;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
