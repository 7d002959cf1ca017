namespace Exp.Core.Models;

/// <summary>What a network says about one row.</summary>
/// <param name="Prediction">A class name, or a number as text; empty when the network has no finite answer.</param>
/// <param name="Values">One number per name in <see cref="TrainedModel.ValueNames"/>.</param>
public sealed record Judgement(string Prediction, IReadOnlyList<double> Values);
