namespace Exp.Engine.Losses;

/// <summary>The shape of an output matrix.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Width">Real columns.</param>
/// <param name="Stride">Elements from one row to the next, at least Width.</param>
public readonly record struct LossShape(int Rows, int Width, int Stride);
