namespace Exp.Engine.Networks.Parametrizations;

/// <summary>How initial weights and learning rates of the layers change with the width of the network.</summary>
/// <remarks>
/// Everything follows from the ratios of a layer: r before it (its inputs) and after it (its units), where only hidden
/// units count and data have ratio 1. Weights begin with the law of the base network, times 1 / sqrt(before), in the output
/// layer 1 / before; their rates are times after / before for optimizers that step by the gradient, 1 / before for those
/// that step by the rate. Biases and the numbers of norms are weights from an input that is always there: before is 1.
/// Source: Yang et al., "Tensor programs V", arXiv:2203.03466, 2022, table 3, which needs no factor on the outputs.
/// </remarks>
public abstract partial record Parametrization
{
    /// <summary>How many times as wide as the base network a hidden layer of that many units is.</summary>
    public abstract double Ratio(int units);
}
