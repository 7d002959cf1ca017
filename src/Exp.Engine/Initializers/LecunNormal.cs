using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Normal: keeps the variance of signals in a linear or selu layer.</summary>
/// <param name="Gain">Factor on the standard deviation.</param>
/// <param name="Truncated">Cut at two deviations and widened to keep the deviation, as in Keras; PyTorch does not cut.</param>
[Entry("lecun_normal", "normal, scaled by the number of inputs alone",
    Formula = "N(0, s^2), s = gain / sqrt(fan_in)",
    Source = "LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998, equation 16")]
public sealed record LecunNormal(
    [Option("factor on the standard deviation: 1 linear or selu, 5/3 tanh", Min = 0)] double Gain = 1,
    [Option("cut the law at two deviations, as in keras", Later = true)] bool Truncated = false) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random)
    {
        double std = Gain / Math.Sqrt(fanIn);
        if (Truncated)
            DrawTruncated(weights, std, random);
        else
            DrawNormal(weights, 0, std, random);
    }
}
