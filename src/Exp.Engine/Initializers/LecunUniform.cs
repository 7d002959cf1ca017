using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Uniform: keeps the variance of signals in a linear or selu layer.</summary>
/// <param name="Gain">Factor on the standard deviation.</param>
[Entry("lecun_uniform", "uniform, scaled by the number of inputs alone",
    Formula = "U(-b, b), b = gain sqrt(3 / fan_in)",
    Source = "LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998, equation 16")]
public sealed record LecunUniform(
    [Option("factor on the standard deviation: 1 linear or selu, 5/3 tanh", Min = 0)] double Gain = 1) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random) =>
        DrawUniform(weights, Gain * Math.Sqrt(3.0 / fanIn), random);
}
