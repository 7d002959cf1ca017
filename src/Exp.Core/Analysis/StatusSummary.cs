namespace Exp.Core.Analysis;

/// <summary>How many trials ended that way, with one example.</summary>
/// <param name="Status">As in trials.csv.</param>
/// <param name="Count">Trials with it.</param>
/// <param name="TrialId">The first of them in plan order.</param>
/// <param name="Setting">Its swept values for people: "optimizer.lr=3, repeat 0"; "repeat 0" when nothing is swept.</param>
/// <param name="Why">Its reason; empty for ok.</param>
public sealed record StatusSummary(string Status, int Count, string TrialId, string Setting, string Why);
