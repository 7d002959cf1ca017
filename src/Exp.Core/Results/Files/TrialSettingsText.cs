namespace Exp.Core.Results.Files;

/// <summary>What a trial was asked to do.</summary>
/// <param name="TrialId">As in trials.csv.</param>
/// <param name="Repeat">From 0.</param>
/// <param name="Json">Its canonical settings: an object with a member per section.</param>
public sealed record TrialSettingsText(string TrialId, int Repeat, string Json);
