using Exp.Core.Plan;

namespace Exp.Core.Sweeps;

/// <summary>A trial that has just ended.</summary>
/// <param name="Trial">Which.</param>
/// <param name="Status">As in trials.csv.</param>
/// <param name="WhyText">The reason, for people; may be empty.</param>
/// <param name="Objective">Final validation accuracy (RMSE for regression), of the training rows where none are held out; null when not finite.</param>
/// <param name="Done">Trials done, this one included.</param>
/// <param name="Total">Trials in the plan.</param>
public sealed record TrialProgress(Trial Trial, string Status, string WhyText, double? Objective, int Done, int Total);
