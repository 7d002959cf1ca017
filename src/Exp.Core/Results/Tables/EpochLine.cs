namespace Exp.Core.Results.Tables;

/// <summary>A row of epochs.csv.</summary>
public sealed record EpochLine(string TrialId, EpochRecord Epoch);
