using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Tables;

namespace Exp.Query;

/// <summary>The rows of a golden file: the cells of the key and of the columns that are compared.</summary>
internal sealed record GoldenFile(IReadOnlyList<GoldenRow> Rows)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="ResultsException">It is missing or damaged, lacks a column, or names a row twice.</exception>
    public static GoldenFile Read(GoldenSeries series)
    {
        using CsvRows csv = CsvRows.Open(series.File);
        if (csv.Header.GroupBy(h => h, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
            throw new ResultsException($"{series.File} has two columns '{twice.Key}'");
        int[] key = [.. series.Key.Select(Place)], columns = [.. series.Columns.Select(Place)];
        var rows = new List<GoldenRow>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            var row = new GoldenRow([.. key.Select(csv.Cell)], [.. columns.Select(csv.Cell)]);
            if (!seen.Add(string.Join('\n', row.Key)))
                throw csv.At($"a second row with {row.Named(series.Key)}");
            rows.Add(row);
        }
        return rows.Count > 0 ? new GoldenFile(rows) : throw new ResultsException($"{series.File} has no rows");

        int Place(GoldenColumn column)
        {
            int place = csv.Header.ToList().IndexOf(column.Name);
            return place >= 0 ? place : throw new ResultsException($"{series.File} has no column '{column.Name}'; it has {string.Join(", ", csv.Header)}");
        }
    }
}
