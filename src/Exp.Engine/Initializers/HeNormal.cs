using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Normal: keeps the variance of signals (fan_in) or gradients (fan_out) through relu layers.</summary>
/// <param name="Slope">Slope of the leaky relu below zero; 0 for relu.</param>
/// <param name="Mode">Whose variance is kept: fan_in the signal forward, fan_out the gradient backward, fan_avg a bit of both.</param>
/// <param name="Truncated">Cut at two deviations and widened to keep the deviation, as in Keras; PyTorch does not cut.</param>
[Entry("he_normal", "normal, scaled for relu layers",
    Formula = "N(0, s^2), s = sqrt(2 / ((1 + slope^2) fan))",
    Source = "He, Zhang, Ren and Sun, ICCV 2015, equations 10, 14 and 15; torch.nn.init.kaiming_normal_")]
public sealed record HeNormal(
    [Option("slope of the leaky relu below zero; 0 for relu")] double Slope = 0,
    [Option("keep the variance of signals (fan_in), of gradients (fan_out), or a bit of both (fan_avg)")] FanMode Mode = FanMode.FanIn,
    [Option("cut the law at two deviations, as in keras", Later = true)] bool Truncated = false) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random)
    {
        double std = Math.Sqrt(2 / (1 + (Slope * Slope)) / Fan.Of(Mode, fanIn, fanOut));
        if (Truncated)
            DrawTruncated(weights, std, random);
        else
            DrawNormal(weights, 0, std, random);
    }
}
