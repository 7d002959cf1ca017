using Exp.Engine.Catalog;

namespace Exp.Engine.Norms;

/// <summary>Layer normalization: every row by the mean and variance of its own units, in training and scoring alike.</summary>
/// <param name="Epsilon">Added to the variance, inside the root.</param>
[Entry("layer", "layer norm: each row by the mean and variance over its units",
    Formula = "z = gamma (x - mean) / sqrt(var + epsilon) + beta, mean and var over the units of the row",
    Source = "Ba, Kiros and Hinton, arXiv 1607.06450, 2016")]
public sealed record LayerNorm(
    [Option("added to the variance; 1e-3 is usual in keras", Min = 1e-12)] double Epsilon = 1e-5) : Norm
{
    internal override NormLayer<T> Start<T>(int units) => new LayerNormLayer<T>(this, units);
}
