using System.Globalization;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Tables;

namespace Exp.Query;

/// <summary>Compares a golden file with finished results, cell by cell.</summary>
internal sealed class GoldenJudge(Database database, IReadOnlyList<ITable> tables, IReadOnlySet<string> settings, CancellationToken stop)
{
    /// <summary>Agrees when every row of the file is in the results once, with every cell within its tolerance.</summary>
    public Assertion Judge(GoldenSeries series)
    {
        try
        {
            ITable table = tables.FirstOrDefault(t => t.Name == series.Table) ?? throw new SqlException($"no table '{series.Table}'", null);
            GoldenFile file = GoldenFile.Read(series);
            Answer answer = database.Ask(new GoldenQuery(series, table, settings).Statement, stop, most: int.MaxValue);
            return Compare(series, file, answer);
        }
        catch (Exception e) when (e is SqlException or ResultsException)
        {
            return new Assertion(series.That, false, $"no value: {e.Message}");
        }
    }

    private static Assertion Compare(GoldenSeries series, GoldenFile file, Answer answer)
    {
        ILookup<string, object?[]> results = answer.Rows.ToLookup(r => string.Join('\n', r.Take(series.Key.Count).Select(KeyText)), StringComparer.Ordinal);
        // The type of a key is that of its results.
        object?[] samples = [.. series.Key.Select((_, k) => answer.Rows.Select(r => r[k]).FirstOrDefault(v => v is not null))];
        int cells = file.Rows.Count * series.Columns.Count, agree = 0;
        string? first = null;
        foreach (GoldenRow row in file.Rows)
        {
            object?[][] found = [.. results[string.Join('\n', row.Key.Select((cell, k) => KeyText(cell, samples[k])))]];
            if (found.Length != 1)
            {
                first ??= $"{row.Named(series.Key)}: {(found.Length == 0 ? "no such result" : $"{found.Length} such results; where: must choose one")}";
                continue;
            }
            for (int c = 0; c < series.Columns.Count; c++)
            {
                object? got = found[0][series.Key.Count + c];
                if (CellComparison.Agree(row.Cells[c], got, series.Columns[c].Tolerance))
                    agree++;
                else
                    first ??= $"{series.Columns[c].Name} at {row.Named(series.Key)}: {CellComparison.Difference(row.Cells[c], got)}";
            }
        }
        string count = string.Create(CultureInfo.InvariantCulture, $"{agree} of {cells} cells agree");
        return new Assertion(series.That, first is null, first is null ? count : $"{first}; {count}");
    }

    /// <summary>A result as a key: numbers in their shortest form, so that 0.1 and 1e-1 are one.</summary>
    private static string KeyText(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "1" : "0",
        double real => (real == 0 ? 0 : real).ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>A cell of the file as a key of the same type as the results.</summary>
    private static string KeyText(string cell, object? sample) => sample switch
    {
        double when CellText.TryReal(cell, out double real) => KeyText(real),
        bool when cell is "true" or "false" => cell == "true" ? "1" : "0",
        _ => cell,
    };
}
