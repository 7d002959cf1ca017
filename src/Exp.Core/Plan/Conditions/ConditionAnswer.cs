namespace Exp.Core.Plan.Conditions;

/// <summary>What became of a condition.</summary>
/// <param name="Problem">Why it cannot be asked; null when it can.</param>
/// <param name="Holds">For every setting whether it holds; one without a value does not. Empty when there is a problem.</param>
public sealed record ConditionAnswer(string? Problem, IReadOnlyList<bool> Holds);
