namespace Exp.Core.Plan;

/// <summary>How many settings a condition under exclude left out.</summary>
/// <param name="Condition">As written.</param>
/// <param name="Count">Settings.</param>
public sealed record Exclusion(string Condition, long Count);
