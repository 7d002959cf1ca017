using Exp.Core.Plan;

namespace Exp.Query;

/// <summary>A row of a golden file, as text.</summary>
internal sealed record GoldenRow(IReadOnlyList<string> Key, IReadOnlyList<string> Cells)
{
    /// <summary>"optimizer.kind=sgd, epoch=3".</summary>
    public string Named(IReadOnlyList<GoldenColumn> key) => string.Join(", ", key.Zip(Key, (column, cell) => $"{column.Name}={cell}"));
}
