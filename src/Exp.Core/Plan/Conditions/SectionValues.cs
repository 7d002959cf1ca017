namespace Exp.Core.Plan.Conditions;

/// <summary>One section of many settings.</summary>
/// <param name="Name">optimizer, batch, …</param>
/// <param name="Json">Its distinct values.</param>
/// <param name="Of">For every setting the number of its value, from 0; -1 where it has none.</param>
public sealed record SectionValues(string Name, IReadOnlyList<string> Json, IReadOnlyList<int> Of);
