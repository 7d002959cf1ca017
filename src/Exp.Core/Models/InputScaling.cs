namespace Exp.Core.Models;

/// <summary>How raw features become what a network sees: an empty cell becomes its fill, then (value − offset) / divisor.</summary>
/// <param name="Offsets">One per feature.</param>
/// <param name="Divisors">One per feature; never 0.</param>
/// <param name="Fills">One per feature; NaN where an empty cell is an error, for the training rows had none.</param>
public sealed record InputScaling(IReadOnlyList<double> Offsets, IReadOnlyList<double> Divisors, IReadOnlyList<double> Fills);
