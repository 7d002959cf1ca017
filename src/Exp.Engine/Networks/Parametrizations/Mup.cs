using Exp.Engine.Catalog;

namespace Exp.Engine.Networks.Parametrizations;

/// <summary>Maximal update: every layer learns at any width as it does at the base width, so that the best learning rate stays.</summary>
/// <param name="BaseWidth">Units of a hidden layer at which this is the standard parametrization, bit for bit.</param>
[Entry("mup", "maximal update: the best learning rate of a narrow network is good for a wide one",
    Formula = "m = width / base_width; std of weights: inputs s, hidden s / sqrt(m), outputs s / m, s that of the base network; rates, sgd: inputs and biases m, hidden 1, outputs 1 / m; adam: inputs and biases 1, hidden and outputs 1 / m",
    Source = "Yang et al., arXiv:2203.03466, 2022, table 3")]
public sealed record Mup(
    [Option("units of a hidden layer at which all factors are 1: the width whose learning rate is known", Min = 1)] int BaseWidth) : Parametrization
{
    /// <inheritdoc/>
    public override double Ratio(int units) => (double)units / BaseWidth;
}
