namespace Exp.Core.Plan;

/// <summary>A committed file of numbers that the results must repeat.</summary>
/// <param name="That">The name of its row in assertions.csv.</param>
/// <param name="File">The CSV file, with its folder.</param>
/// <param name="Table">The result table it is compared with.</param>
/// <param name="Key">The columns of the file that name a row, and what they are in the results.</param>
/// <param name="Columns">The columns that are compared.</param>
/// <param name="Where">SQL that chooses result rows; null for all.</param>
public sealed record GoldenSeries(
    string That, string File, string Table, IReadOnlyList<GoldenColumn> Key, IReadOnlyList<GoldenColumn> Columns, string? Where);
