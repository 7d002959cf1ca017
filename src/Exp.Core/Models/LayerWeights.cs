namespace Exp.Core.Models;

/// <summary>What one dense layer has learnt.</summary>
/// <param name="Weights">[units × inputs], row-major.</param>
/// <param name="Biases">[units].</param>
public sealed record LayerWeights(double[] Weights, double[] Biases);
