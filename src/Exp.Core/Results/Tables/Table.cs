namespace Exp.Core.Results.Tables;

/// <summary>A file of rows: its columns in order.</summary>
/// <param name="Name">The file is named so, with .csv behind.</param>
/// <param name="Summary">One line for people: one row per what.</param>
/// <param name="Columns">In file order.</param>
public sealed record Table<TRow>(string Name, string Summary, IReadOnlyList<Column<TRow>> Columns) : ITable
{
    /// <inheritdoc/>
    public IEnumerable<ColumnAbout> About => Columns.Select(c => new ColumnAbout(c.Name, c.Type, c.Unit, c.Summary));
}
