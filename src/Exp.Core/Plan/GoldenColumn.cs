namespace Exp.Core.Plan;

/// <summary>A column of a golden file and what it is compared with.</summary>
/// <param name="Name">Its title in the file.</param>
/// <param name="Of">The result as SQL; null when the result has the same name.</param>
/// <param name="Tolerance">How far numbers may lie apart.</param>
public sealed record GoldenColumn(string Name, string? Of, Tolerance Tolerance);
