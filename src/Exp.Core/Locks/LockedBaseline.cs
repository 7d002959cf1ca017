namespace Exp.Core.Locks;

/// <summary>What a lock holds of one fit: its last digits may differ between processors.</summary>
/// <param name="Fit">Baseline, data and repeat.</param>
/// <param name="Status">As in baselines.csv.</param>
/// <param name="Score">Accuracy, or RMSE for regression, on the validation rows (training rows where none are held out); null when it has none.</param>
public sealed record LockedBaseline(string Fit, string Status, double? Score);
