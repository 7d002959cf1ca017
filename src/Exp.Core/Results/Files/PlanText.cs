namespace Exp.Core.Results.Files;

/// <summary>A plan.json as read: what was to be done in a folder that may come from anywhere.</summary>
/// <param name="Name">Of the experiment.</param>
/// <param name="Fingerprint">Over the ids of all trials and the baselines.</param>
/// <param name="Baselines">Names of the baselines.</param>
/// <param name="Trials">In plan order.</param>
public sealed record PlanText(string Name, string Fingerprint, IReadOnlyList<string> Baselines, IReadOnlyList<PlannedTrialText> Trials);
