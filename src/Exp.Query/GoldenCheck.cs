using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Tables;
using Exp.Engine.Catalog;

namespace Exp.Query;

/// <summary>Whether a golden file can be compared with results that are not there yet.</summary>
internal sealed class GoldenCheck(Database database, IReadOnlyList<ITable> tables, IReadOnlySet<string> settings)
{
    /// <summary>Everything wrong with a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="index">Its place in the config.</param>
    public IReadOnlyList<ExpectationProblem> Problems(GoldenSeries series, int index)
    {
        var found = new List<ExpectationProblem>();
        if (tables.FirstOrDefault(t => t.Name == series.Table) is not { } table)
        {
            string[] names = [.. tables.Select(t => t.Name)];
            string hint = Spelling.Hint(series.Table, names);
            return [new(["golden", index, "table"], $"no table '{series.Table}'{(hint.Length > 0 ? hint : "; there are " + string.Join(", ", names))}")];
        }
        var query = new GoldenQuery(series, table, settings);
        for (int k = 0; k < series.Key.Count; k++)
            Expression(["golden", index, "key", series.Key[k].Of is null ? k : series.Key[k].Name], query, series.Key[k], found);
        string?[] types = [.. series.Columns.Select(c => Expression(["golden", index, "columns", c.Name, "of"], query, c, found))];
        if (series.Where is { } where)
            Condition(["golden", index, "where"], query, where, found);
        File(series, index, types, found);
        return found;
    }

    private string? Expression(object[] path, GoldenQuery query, GoldenColumn column, List<ExpectationProblem> found)
    {
        if (column.Of is not null || query.Names.Contains(column.Name, StringComparer.Ordinal))
            return TypeOf(path, query.Expression(column), query, found);
        found.Add(new(path, $"'{column.Name}' is neither a column of {query.Table} nor a setting{Spelling.Hint(column.Name, query.Names)}"));
        return null;
    }

    private void Condition(object[] path, GoldenQuery query, string where, List<ExpectationProblem> found)
    {
        if (TypeOf(path, where, query, found) is { } type && type != "BOOLEAN")
            found.Add(new(path, $"gives {type} instead of a boolean; compare it with something"));
    }

    private string? TypeOf(object[] path, string sql, GoldenQuery query, List<ExpectationProblem> found)
    {
        try
        {
            return (string)database.Ask($"describe select (\n{sql}\n) {query.Source}", default).Rows[0][1]!;
        }
        catch (SqlException e)
        {
            found.Add(new(path, e.Message));
            return null;
        }
    }

    private static void File(GoldenSeries series, int index, string?[] types, List<ExpectationProblem> found)
    {
        try
        {
            GoldenFile file = GoldenFile.Read(series);
            for (int c = 0; c < series.Columns.Count; c++)
                Cells(series, index, c, types[c], file, found);
        }
        catch (ResultsException e)
        {
            found.Add(new(["golden", index, "file"], e.Message));
        }
    }

    private static void Cells(GoldenSeries series, int index, int c, string? type, GoldenFile file, List<ExpectationProblem> found)
    {
        GoldenColumn column = series.Columns[c];
        if (type is null)
            return;
        if (!CellComparison.IsNumber(type))
        {
            if (column.Tolerance != Tolerance.Exact)
                found.Add(new(["golden", index, "columns", column.Name], $"the result is {type}, not a number: only exact makes sense"));
        }
        else if (file.Rows.FirstOrDefault(r => r.Cells[c].Length > 0 && !CellText.TryReal(r.Cells[c], out _)) is { } row)
        {
            found.Add(new(["golden", index, "file"], $"{series.File}: '{row.Cells[c]}' in column {column.Name} at {row.Named(series.Key)} is not a number"));
        }
    }
}
