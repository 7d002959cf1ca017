namespace Exp.Core.Plan.Conditions;

/// <summary>Many settings: each section holds its distinct values once, however many settings share them.</summary>
/// <param name="Count">How many settings.</param>
/// <param name="Sections">Their sections by name; one without any value is not among them.</param>
public sealed record SettingRows(int Count, IReadOnlyList<SectionValues> Sections);
