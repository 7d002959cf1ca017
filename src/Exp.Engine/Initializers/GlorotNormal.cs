using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Normal: keeps the variance of both signals and gradients in a linear or tanh layer. Not truncated, as in PyTorch; Keras cuts at two deviations.</summary>
/// <param name="Gain">Factor on the standard deviation: 1 linear or sigmoid, 5/3 tanh, as in torch.nn.init.</param>
[Entry("glorot_normal", "normal, not truncated, scaled for tanh and sigmoid layers",
    Formula = "N(0, s^2), s = gain sqrt(2 / (fan_in + fan_out))",
    Source = "Glorot and Bengio, AISTATS 2010, equation 16; torch.nn.init.xavier_normal_")]
public sealed record GlorotNormal(
    [Option("factor on the standard deviation: 1 linear or sigmoid, 5/3 tanh", Min = 0)] double Gain = 1) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, RandomStream random) =>
        DrawNormal(weights, 0, Gain * Math.Sqrt(2.0 / ((double)fanIn + fanOut)), random);
}
