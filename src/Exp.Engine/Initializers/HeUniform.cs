using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Uniform: keeps the variance of signals (fan_in) or gradients (fan_out) through relu layers.</summary>
/// <param name="Slope">Slope of the leaky relu below zero; 0 for relu.</param>
/// <param name="Mode">Whose variance is kept: fan_in the signal forward, fan_out the gradient backward, fan_avg a bit of both.</param>
[Entry("he_uniform", "uniform, scaled for relu layers",
    Formula = "U(-b, b), b = sqrt(6 / ((1 + slope^2) fan))",
    Source = "He, Zhang, Ren and Sun, ICCV 2015, equations 10, 14 and 15; torch.nn.init.kaiming_uniform_")]
public sealed record HeUniform(
    [Option("slope of the leaky relu below zero; 0 for relu")] double Slope = 0,
    [Option("keep the variance of signals (fan_in), of gradients (fan_out), or a bit of both (fan_avg)")] FanMode Mode = FanMode.FanIn) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random) =>
        DrawUniform(weights, Math.Sqrt(6 / (1 + (Slope * Slope)) / Fan.Of(Mode, fanIn, fanOut)), random);
}
