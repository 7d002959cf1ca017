namespace Exp.Core.Plan;

/// <summary>The sections of one setting before anybody asks whether they fit each other.</summary>
/// <param name="Sections">By name; a value of null was reported, or follows from what was.</param>
/// <param name="Data">The data as the plan knows them; null when they cannot be had.</param>
internal sealed record BoundSetting(Dictionary<string, BoundSection> Sections, PlannedData? Data);
