using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Normal: keeps the variance of signals (fan_in) or gradients (fan_out) through relu layers. Not truncated, as in PyTorch; Keras cuts at two deviations.</summary>
/// <param name="Slope">Slope of the leaky relu below zero; 0 for relu.</param>
/// <param name="Mode">Whose variance is kept: fan_in the signal forward, fan_out the gradient backward.</param>
[Entry("he_normal", "normal, not truncated, scaled for relu layers",
    Formula = "N(0, s^2), s = sqrt(2 / ((1 + slope^2) fan))",
    Source = "He, Zhang, Ren and Sun, ICCV 2015, equations 10, 14 and 15; torch.nn.init.kaiming_normal_")]
public sealed record HeNormal(
    [Option("slope of the leaky relu below zero; 0 for relu")] double Slope = 0,
    [Option("keep the variance of signals (fan_in) or of gradients (fan_out)")] FanMode Mode = FanMode.FanIn) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, RandomStream random) =>
        DrawNormal(weights, 0, Math.Sqrt(2 / (1 + (Slope * Slope)) / (Mode == FanMode.FanIn ? fanIn : fanOut)), random);
}
