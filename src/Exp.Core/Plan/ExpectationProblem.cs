namespace Exp.Core.Plan;

/// <summary>Something wrong with an expectation.</summary>
/// <param name="Path">Where in the config, keys and numbers of list items: expect, 0, sql.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record ExpectationProblem(IReadOnlyList<object> Path, string Text);
