namespace Exp.Core.Data;

/// <summary>A class and how many rows have it.</summary>
/// <param name="Name">As in the data.</param>
/// <param name="Rows">All rows, test rows included.</param>
/// <param name="TestRows">Those among the published test rows.</param>
public sealed record ClassCount(string Name, int Rows, int TestRows);
