namespace Exp.Core.Analysis;

/// <summary>One learning rate of one curve.</summary>
/// <param name="GroupId">The curve: all settings but the learning rate are the same along it.</param>
/// <param name="LrIndex">Place of the rate among all rates of the sweep, ascending, from 0.</param>
/// <param name="Lr">The learning rate.</param>
/// <param name="Trials">Trials there.</param>
/// <param name="Ok">Those with status ok.</param>
/// <param name="Objective">Over the ok trials; null when there are none.</param>
public sealed record LrPoint(string GroupId, int LrIndex, double Lr, int Trials, int Ok, Spread? Objective);
