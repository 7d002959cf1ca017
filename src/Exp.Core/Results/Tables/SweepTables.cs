using Exp.Core.Plan;

namespace Exp.Core.Results.Tables;

/// <summary>The finished rows of a sweep in plan order: what analysis works on.</summary>
/// <param name="Plan">What was asked.</param>
/// <param name="Trials">One row per trial.</param>
/// <param name="Baselines">One row per fit.</param>
public sealed record SweepTables(SweepPlan Plan, IReadOnlyList<TrialRow> Trials, IReadOnlyList<BaselineRow> Baselines);
