namespace Exp.Core.Plan;

/// <summary>One setting, bound and found good: the trials of its repeats follow from it.</summary>
/// <param name="Settings">What to train.</param>
/// <param name="Data">The data as the plan knows them.</param>
/// <param name="Network">What follows from it.</param>
/// <param name="Axes">The swept keys and their values.</param>
/// <param name="Canonical">Canonical settings with the data digest.</param>
/// <param name="SettingId">Hash of Canonical.</param>
/// <param name="GroupId">Hash of Canonical without optimizer.lr.</param>
/// <param name="Sections">The sections it was made of, in the order of <see cref="TrialKeys.Sections"/>.</param>
internal sealed record PlannedSetting(
    TrialSettings Settings, PlannedData Data, PlannedNetwork Network, IReadOnlyList<AxisValue> Axes, string Canonical,
    string SettingId, string GroupId, IReadOnlyList<BoundSection> Sections);
