namespace Exp.Core.Results.Tables;

/// <summary>A table as a schema.json describes it.</summary>
public sealed record TableAbout(string Name, string Summary, IReadOnlyList<ColumnAbout> Columns) : ITable
{
    /// <inheritdoc/>
    public IEnumerable<ColumnAbout> About => Columns;
}
