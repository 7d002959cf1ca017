namespace Exp.Core.Plan;

/// <summary>One combination of a sweep's values.</summary>
/// <param name="Asked">The values of all axes.</param>
/// <param name="Values">The values of the axes that are there.</param>
/// <param name="Inactive">Keys of axes that are not there for these values.</param>
internal sealed record Combination(Assignment[] Asked, Assignment[] Values, IReadOnlyList<string> Inactive);
