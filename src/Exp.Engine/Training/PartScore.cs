namespace Exp.Engine.Training;

/// <summary>Loss and hit rate over the rows of one part.</summary>
/// <param name="Loss">Mean loss per row; non-finite when the network is.</param>
/// <param name="Accuracy">Share of rows whose class is right; null for regression.</param>
public readonly record struct PartScore(double Loss, double? Accuracy);
