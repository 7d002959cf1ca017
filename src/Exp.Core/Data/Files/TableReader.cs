using System.Globalization;

namespace Exp.Core.Data.Files;

/// <summary>A CSV table → a data set.</summary>
internal sealed class TableReader
{
    private const long MaxCells = int.MaxValue / 8;

    private readonly CsvTable table;
    private readonly TableLayout layout;
    private readonly string name;
    private readonly int target, split;
    private readonly int[] features;
    private readonly List<double> values = [];
    private readonly List<string> targets = [];
    private readonly List<long> lines = [];
    private readonly List<int> testRows = [];
    private int dropped;
    private bool missing;

    private TableReader(CsvTable table, string name, TableLayout layout)
    {
        (this.table, this.name, this.layout) = (table, name, layout);
        target = Column(layout.Target);
        split = layout.Split is null ? -1 : Column(layout.Split);
        int ignored = layout.Ignored is null ? -1 : Column(layout.Ignored);
        features = [.. Enumerable.Range(0, table.Header.Count).Where(c => c != target && c != split && c != ignored)];
    }

    /// <summary>Reads and checks every cell.</summary>
    /// <param name="content">The file, known to be UTF-8.</param>
    /// <param name="shown">How messages call the file.</param>
    /// <param name="name">How the set is called.</param>
    /// <param name="layout">How to read it.</param>
    public static DataSet Read(byte[] content, string shown, string name, TableLayout layout)
    {
        using var table = new CsvTable(content, shown, layout.Delimiter);
        return new TableReader(table, name, layout).Read(shown);
    }

    private DataSet Read(string shown)
    {
        double[] row = new double[features.Length];
        while (table.Read())
        {
            if (TryReadRow(row))
                Keep(row);
            else
                dropped++;
        }
        if (targets.Count == 0)
            throw new DataException(dropped == 0 ? $"{shown}: has a header but no rows" : $"{shown}: every row has an empty cell; nothing is left with missing: drop");
        DataSet set = Describe();
        return set with { Digest = DataDigest.Of(set) };
    }

    private bool TryReadRow(double[] row)
    {
        for (int f = 0; f < features.Length; f++)
        {
            string cell = table.Cell(features[f]);
            if (cell.Length > 0)
                row[f] = Number(cell, features[f]);
            else if (Missing(features[f]))
                return false;
            else
                row[f] = double.NaN;
        }
        return table.Cell(target).Length > 0 || !Missing(target);
    }

    // True when the row is to be dropped, false when the cell is to be filled later.
    private bool Missing(int column)
    {
        string start = $"'{table.Header[column]}' is empty";
        switch (layout.Missing)
        {
            case MissingCells.Drop:
                return true;
            case MissingCells.Mean when column == target:
                throw table.At(table.Line, $"{start}; a target cannot be filled in: set missing: drop");
            case MissingCells.Mean:
                missing = true;
                return false;
            default:
                throw table.At(table.Line, $"{start}; set missing: drop{(column == target ? "" : " or mean")}");
        }
    }

    private double Number(string cell, int column) => CellNumber.TryRead(cell, layout.DecimalSign, out double value)
        ? value
        : throw table.At(table.Line, $"'{table.Header[column]}': {CellNumber.Complaint(cell, layout.DecimalSign)}");

    private void Keep(double[] row)
    {
        if (values.Count + (long)row.Length > MaxCells)
            throw table.At(table.Line, $"more than {MaxCells} cells");
        if (split >= 0 && table.Cell(split) == "test")
            testRows.Add(targets.Count);
        values.AddRange(row);
        targets.Add(table.Cell(target));
        lines.Add(table.Line);
    }

    private DataSet Describe()
    {
        var set = new DataSet
        {
            Name = name,
            Task = Task(),
            FeatureNames = [.. features.Select(f => table.Header[f])],
            Rows = targets.Count,
            Values = [.. values],
            TestRows = [.. testRows],
            HasMissingCells = missing,
            Notes = dropped == 0 ? [] : [$"{name}: {dropped} of {dropped + targets.Count} rows have an empty cell and are left out (missing: drop)"],
            Digest = "",
        };
        if (set.Task == DataTask.Regression)
            return set with { Targets = [.. targets.Select((cell, i) => TargetNumber(cell, i))] };
        ClassLabels labels = ClassLabels.Of(targets, layout.DecimalSign, (row, text) => table.At(lines[row], $"'{layout.Target}': {text}"));
        return set with { Classes = labels.Names, Labels = labels.Indices };
    }

    private DataTask Task()
    {
        if (layout.Task is { } task)
            return task;
        if (targets.TrueForAll(t => CellNumber.TryRead(t, layout.DecimalSign, out _)))
            throw new DataException($"{name}: the target '{layout.Target}' holds numbers; say task: classification or task: regression");
        return DataTask.Classification;
    }

    private double TargetNumber(string cell, int row) => CellNumber.TryRead(cell, layout.DecimalSign, out double value)
        ? value
        : throw table.At(lines[row], string.Create(CultureInfo.InvariantCulture,
            $"'{layout.Target}': {CellNumber.Complaint(cell, layout.DecimalSign)}, as task: regression needs; text goes with task: classification"));

    private int Column(string column)
    {
        int index = table.Header.ToList().IndexOf(column);
        return index >= 0 ? index : throw table.At(1, $"no column '{column}'{NearestName.Advice(column, table.Header)}");
    }
}
