using Exp.Core.Data;
using Exp.Core.Plan;

namespace Exp.Core.Results.Tables;

/// <summary>A row of trials.csv: what was asked and what came of it.</summary>
/// <param name="Trial">What was asked.</param>
/// <param name="Record">What came of it; its epoch rows may have been dropped.</param>
/// <param name="Timing">What the clock said.</param>
/// <param name="Set">The data set as the trial sees it, for its name and class names.</param>
/// <param name="DataId">See <see cref="Results.DataId"/>.</param>
public sealed record TrialRow(Trial Trial, TrialRecord Record, TrialTiming Timing, DataSet Set, string DataId);
