namespace Exp.Core.Results.Files;

/// <summary>A trial of a plan, whether it was just made or read from a results folder.</summary>
/// <param name="Id">As in trials.csv.</param>
/// <param name="Seed">The root seed.</param>
/// <param name="Repeat">From 0.</param>
/// <param name="Setting">The swept values for people: optimizer.lr=0.1 batch.size=8.</param>
/// <param name="Json">Its canonical settings.</param>
public sealed record ListedTrial(string Id, long Seed, int Repeat, string Setting, string Json);
