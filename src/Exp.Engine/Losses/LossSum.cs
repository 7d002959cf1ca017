namespace Exp.Engine.Losses;

/// <summary>The loss of some rows.</summary>
/// <param name="Total">Sum of the row losses; divide by the rows for the mean.</param>
/// <param name="Mistakes">Rows with a non-zero gradient; 0 when no gradient was asked for.</param>
public readonly record struct LossSum(double Total, int Mistakes);
