using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Normal: keeps the variance of both signals and gradients in a linear or tanh layer.</summary>
/// <param name="Gain">Factor on the standard deviation: 1 linear or sigmoid, 5/3 tanh, as in torch.nn.init.</param>
/// <param name="Truncated">Cut at two deviations and widened to keep the deviation, as in Keras; PyTorch does not cut.</param>
[Entry("glorot_normal", "normal, scaled for tanh and sigmoid layers",
    Formula = "N(0, s^2), s = gain sqrt(2 / (fan_in + fan_out))",
    Source = "Glorot and Bengio, AISTATS 2010, equation 16; torch.nn.init.xavier_normal_")]
public sealed record GlorotNormal(
    [Option("factor on the standard deviation: 1 linear or sigmoid, 5/3 tanh", Min = 0)] double Gain = 1,
    [Option("cut the law at two deviations, as in keras", Later = true)] bool Truncated = false) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random)
    {
        double std = Gain * Math.Sqrt(2.0 / ((double)fanIn + fanOut));
        if (Truncated)
            DrawTruncated(weights, std, random);
        else
            DrawNormal(weights, 0, std, random);
    }
}
