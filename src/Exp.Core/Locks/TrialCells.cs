using System.Security.Cryptography;
using System.Text;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Tables;

namespace Exp.Core.Locks;

/// <summary>The rows of one trial as they stand in the tables; where it stands in the plan does not count.</summary>
internal sealed class TrialCells
{
    private const int MostMarks = 40, MarkDigits = 4, DigestDigits = 16;
    private const char CellEnd = '\u001f', RowEnd = '\u001e';

    private static readonly string[] PlacesInPlan = ["index", "lr_index"];

    private TrialCells(TrialRow row, IReadOnlyList<Column<TrialRow>> columns)
    {
        Status = row.Record.Status;
        Trial = Cells(columns, row);
        Epochs = [.. row.Record.Epochs.Select(e => Cells(Columns.Epochs.Columns, new EpochLine(row.Trial.Id, e)))];
        IEnumerable<IReadOnlyDictionary<string, string>> more =
            [.. ClassLine.Of(row).Select(c => Cells(Columns.Classes.Columns, c)), .. ConfusionLine.Of(row).Select(c => Cells(Columns.Confusion.Columns, c))];
        Digest = Hash(new[] { Trial }.Concat(Epochs).Concat(more), DigestDigits);
    }

    /// <summary>As in trials.csv.</summary>
    public string Status { get; }

    /// <summary>The row of trials.csv by column.</summary>
    public IReadOnlyDictionary<string, string> Trial { get; }

    /// <summary>The rows of epochs.csv by column.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Epochs { get; }

    /// <summary>Over everything.</summary>
    public string Digest { get; }

    /// <summary>See <see cref="LockedTrial.Marks"/>.</summary>
    public string Marks => string.Concat(Marked(Epochs.Count).Select(i => Hash([Epochs[i]], MarkDigits)));

    /// <summary>The rows of a finished trial.</summary>
    public static TrialCells Of(SweepPlan plan, PlanRows rows, Trial trial) =>
        new(rows.Row(trial), [.. Columns.Trials(plan).Columns.Where(c => !PlacesInPlan.Contains(c.Name, StringComparer.Ordinal))]);

    /// <summary>The first row whose mark is another one, and the last one whose mark is the same (-1: none); null when all are the same.</summary>
    public (int Same, int Differs)? FirstDifference(string marks)
    {
        string own = Marks;
        int[] rows = [.. Marked(Epochs.Count)];
        if (own.Length != marks.Length)
            return (-1, 0);
        for (int i = 0; i < rows.Length; i++)
        {
            if (!own.AsSpan(i * MarkDigits, MarkDigits).SequenceEqual(marks.AsSpan(i * MarkDigits, MarkDigits)))
                return (i == 0 ? -1 : rows[i - 1], rows[i]);
        }
        return null;
    }

    // First and last row and as many between as fit, evenly spaced.
    private static IEnumerable<int> Marked(int rows) => rows <= MostMarks
        ? Enumerable.Range(0, rows)
        : Enumerable.Range(0, MostMarks).Select(i => (int)((long)i * (rows - 1) / (MostMarks - 1)));

    private static Dictionary<string, string> Cells<TRow>(IReadOnlyList<Column<TRow>> columns, TRow row) =>
        columns.ToDictionary(c => c.Name, c => c.Cell(row), StringComparer.Ordinal);

    private static string Hash(IEnumerable<IReadOnlyDictionary<string, string>> rows, int digits)
    {
        var text = new StringBuilder();
        foreach (IReadOnlyDictionary<string, string> row in rows)
        {
            foreach ((string column, string cell) in row)
                text.Append(column).Append(CellEnd).Append(cell).Append(CellEnd);
            text.Append(RowEnd);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..digits];
    }
}
