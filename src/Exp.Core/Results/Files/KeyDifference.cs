namespace Exp.Core.Results.Files;

/// <summary>The values that a key has in the trials of one plan and in none of the other's.</summary>
/// <param name="Key">Dotted.</param>
/// <param name="Here">Values only in the plan that is looked at.</param>
/// <param name="There">Values only in the one it is compared with.</param>
public sealed record KeyDifference(string Key, IReadOnlyList<string> Here, IReadOnlyList<string> There);
