using Exp.Core.Plan;
using Exp.Core.Results.Tables;

namespace Exp.Query;

/// <summary>The results that a golden file is compared with, as SQL.</summary>
internal sealed class GoldenQuery(GoldenSeries series, ITable table, IReadOnlySet<string> settings)
{
    private const string Trial = "trial_id";

    /// <summary>Key first, then the columns that are compared.</summary>
    public string Statement => $"select {string.Join(", ", series.Key.Concat(series.Columns).Select(c => $"({Expression(c)}\n)"))} {Source}{Condition}";

    /// <summary>The table's name.</summary>
    public string Table => table.Name;

    /// <summary>What a column may be called that says nothing else: columns of the table, and settings where it has trials.</summary>
    public IEnumerable<string> Names => table.About.Select(c => c.Name).Concat(HasTrials ? settings : []);

    /// <summary>The rows, before any is chosen.</summary>
    public string Source => HasTrials
        ? $"from {SqlText.Name(table.Name)} join {SettingsTable.Name} using ({Trial})"
        : $"from {SqlText.Name(table.Name)}";

    /// <summary>A result: what the config says, else the column of that name, else the setting of that name.</summary>
    public string Expression(GoldenColumn column) => column.Of
        ?? (table.About.Any(c => c.Name == column.Name)
            ? SqlText.Name(column.Name)
            : string.Join('.', column.Name.Split('.').Prepend(SettingsTable.Name).Select(SqlText.Name)));

    private bool HasTrials => table.About.Any(c => c.Name == Trial);

    private string Condition => series.Where is null ? "" : $" where (\n{series.Where}\n)";
}
