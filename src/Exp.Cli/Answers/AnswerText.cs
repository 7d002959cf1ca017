using System.Text;
using System.Text.Json.Nodes;
using Exp.Cli.Terminal;
using Exp.Core.Results.Tables;
using Exp.Query;

namespace Exp.Cli.Answers;

/// <summary>The rows of a query as a table, CSV, JSON and Markdown.</summary>
internal static class AnswerText
{
    private const int Width = 80;

    // A text column may be cut to this before a whole column is left out.
    private const int Narrowest = 12;

    private const int Gap = 2;

    /// <summary>A table of at most 80 columns; returns how many of the answer's columns are in it, the first ones.</summary>
    public static int WriteTable(Answer answer, TextWriter to)
    {
        string[][] rows = [.. answer.Rows.Select(r => r.Select(AnswerCell.Short).ToArray())];
        bool[] right = Right(answer);
        int fitting = Fitting(answer.Columns, rows, right);
        var table = new TextTable([.. answer.Columns.Take(fitting).Select((name, c) => right[c] ? $">{name}" : name)]);
        foreach (string[] row in rows)
            table.Add(row[..fitting]);
        table.WriteTo(to, Width);
        return fitting;
    }

    /// <summary>As the result files are: comma, LF, a header, exact numbers, an empty cell for a missing one.</summary>
    public static void WriteCsv(Answer answer, TextWriter to)
    {
        IEnumerable<Column<object?[]>> columns = answer.Columns.Select((name, c) => Column.Text<object?[]>(name, "", row => AnswerCell.Exact(row[c])));
        using var text = new MemoryStream();
        using (var csv = new CsvTable<object?[]>(new Table<object?[]>("answer", "", [.. columns]), text))
        {
            foreach (object?[] row in answer.Rows)
                csv.Write(row);
        }
        to.Write(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
    }

    /// <summary>A list with an object per row.</summary>
    /// <exception cref="UsageException">Two columns have one name.</exception>
    public static void WriteJson(Answer answer, TextWriter to)
    {
        if (answer.Columns.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
            throw new UsageException($"two columns are named '{twice.Key}', which JSON cannot hold; give one another name with as");
        IEnumerable<JsonNode> rows = answer.Rows.Select(row =>
            new JsonObject(answer.Columns.Select((name, c) => KeyValuePair.Create(name, AnswerCell.Json(row[c])))));
        to.WriteLine(new JsonArray([.. rows]).ToJsonString(Json.Indented));
    }

    /// <summary>A table for a page: numbers as people read them.</summary>
    public static void WriteMarkdown(Answer answer, TextWriter to)
    {
        to.WriteLine(Line(answer.Columns));
        to.WriteLine(Line(Right(answer).Select(r => r ? "---:" : "---")));
        foreach (object?[] row in answer.Rows)
            to.WriteLine(Line(row.Select(AnswerCell.Short)));
    }

    private static string Line(IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))} |";

    private static bool[] Right(Answer answer) =>
        [.. answer.Columns.Select((_, c) => answer.Rows.Any(r => r[c] is not null) && answer.Rows.All(r => r[c] is not { } v || AnswerCell.IsNumber(v)))];

    private static int Fitting(IReadOnlyList<string> columns, string[][] rows, bool[] right)
    {
        int used = -Gap, fitting = 0;
        foreach ((int c, string name) in columns.Index())
        {
            int natural = rows.Select(r => r[c].Length).Append(name.Length).Max();
            used += Gap + (right[c] ? natural : Math.Min(natural, Narrowest));
            if (used > Width)
                break;
            fitting++;
        }
        return Math.Max(fitting, 1);
    }
}
