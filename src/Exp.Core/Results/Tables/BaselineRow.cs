namespace Exp.Core.Results.Tables;

/// <summary>A row of baselines.csv.</summary>
/// <param name="Key">Which fit.</param>
/// <param name="Record">What came of it.</param>
/// <param name="Dataset">Name of the data set.</param>
public sealed record BaselineRow(BaselineKey Key, BaselineRecord Record, string Dataset);
