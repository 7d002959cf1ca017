namespace Exp.Engine.Curvature;

/// <summary>An eigenvalue found in a Krylov space.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Residual">
/// |M y − value · y| of its unit vector y: an eigenvalue of M lies at most so far away, and with a gap to the next the error
/// is about residual²/gap.
/// </param>
public readonly record struct RitzValue(double Value, double Residual);
