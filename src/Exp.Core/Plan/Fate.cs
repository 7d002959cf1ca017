namespace Exp.Core.Plan;

/// <summary>What became of one combination of a sweep's values.</summary>
/// <param name="Values">As asked for, inactive ones included.</param>
/// <param name="Why">trained, or why not, in words with a place.</param>
/// <param name="TrialIds">Its trials; empty when it is not trained under this combination.</param>
public sealed record Fate(IReadOnlyList<AxisValue> Values, string Why, IReadOnlyList<string> TrialIds);
