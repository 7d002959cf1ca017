namespace Exp.Engine.Training.StopRules;

/// <summary>What a stop rule knows before the first step.</summary>
/// <param name="Start">The row of epoch 0.</param>
/// <param name="EpochFlops">Floating-point operations of an epoch of training: six per weight and row visited.</param>
public sealed record StopOutlook(EpochRow Start, double EpochFlops);
