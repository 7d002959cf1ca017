using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Normal: keeps the variance of signals in a linear or selu layer. Not truncated, as in PyTorch; Keras cuts at two deviations.</summary>
/// <param name="Gain">Factor on the standard deviation.</param>
[Entry("lecun_normal", "normal, not truncated, scaled by the number of inputs alone",
    Formula = "N(0, s^2), s = gain / sqrt(fan_in)",
    Source = "LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998, equation 16")]
public sealed record LecunNormal(
    [Option("factor on the standard deviation: 1 linear or selu, 5/3 tanh", Min = 0)] double Gain = 1) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, RandomStream random) =>
        DrawNormal(weights, 0, Gain / Math.Sqrt(fanIn), random);
}
