using Exp.Core.Data;
using Exp.Core.Data.Files;

namespace Exp.Core.Models;

/// <summary>Judges the rows of a CSV table. Columns are found by name; others than the features are not looked at.</summary>
public static class PredictionRun
{
    private const int RowsAtOnce = 4096;

    /// <summary>Judgements of all rows, in file order.</summary>
    /// <param name="model">The network.</param>
    /// <param name="path">The table: RFC 4180, UTF-8, a header row.</param>
    /// <param name="delimiter">Between cells.</param>
    /// <param name="decimalSign">Inside numbers.</param>
    /// <exception cref="DataException">The table lacks a feature, or a cell is no number; the message says where.</exception>
    public static IEnumerable<Judgement> Of(TrainedModel model, string path, char delimiter, char decimalSign)
    {
        ArgumentNullException.ThrowIfNull(model);
        byte[] content = DataFile.FromConfig(path, new DataFolders("", Directory.GetCurrentDirectory())).ReadText();
        using var table = new CsvTable(content, path, delimiter);
        int[] columns = [.. model.Features.Select(f => Column(table, path, f))];
        var rows = new List<double>();
        while (table.Read())
        {
            for (int i = 0; i < columns.Length; i++)
                rows.Add(Cell(table, columns[i], model.Inputs.Fills[i], decimalSign));
            if (rows.Count < RowsAtOnce * columns.Length)
                continue;
            foreach (Judgement judgement in model.Judge([.. rows]))
                yield return judgement;
            rows.Clear();
        }
        foreach (Judgement judgement in model.Judge([.. rows]))
            yield return judgement;
    }

    private static double Cell(CsvTable table, int column, double fill, char decimalSign)
    {
        string cell = table.Cell(column);
        if (cell.Length == 0)
        {
            return double.IsNaN(fill)
                ? throw table.At(table.Line, $"'{table.Header[column]}' is empty; the network was trained on rows without empty cells")
                : double.NaN;
        }
        return CellNumber.TryRead(cell, decimalSign, out double value)
            ? value
            : throw table.At(table.Line, $"'{table.Header[column]}': {CellNumber.Complaint(cell, decimalSign)}");
    }

    private static int Column(CsvTable table, string path, string feature)
    {
        int index = table.Header.ToList().IndexOf(feature);
        return index >= 0
            ? index
            : throw new DataException($"{path}: no column '{feature}', which the network was trained on{NearestName.Advice(feature, table.Header)}");
    }
}
