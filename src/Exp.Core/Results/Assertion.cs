namespace Exp.Core.Results;

/// <summary>What became of an expectation: a row of assertions.csv.</summary>
/// <param name="Name">What is expected.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Observed">The values that were compared, numbers to six significant digits; or why there is none.</param>
public sealed record Assertion(string Name, bool Passed, string Observed);
