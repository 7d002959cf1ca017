using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Uniform: keeps the variance of both signals and gradients in a linear or tanh layer.</summary>
/// <param name="Gain">Factor on the standard deviation: 1 linear or sigmoid, 5/3 tanh, as in torch.nn.init.</param>
[Entry("glorot_uniform", "uniform, scaled for tanh and sigmoid layers",
    Formula = "U(-b, b), b = gain sqrt(6 / (fan_in + fan_out))",
    Source = "Glorot and Bengio, AISTATS 2010, equation 16; torch.nn.init.xavier_uniform_")]
public sealed record GlorotUniform(
    [Option("factor on the standard deviation: 1 linear or sigmoid, 5/3 tanh", Min = 0)] double Gain = 1) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random) =>
        DrawUniform(weights, Gain * Math.Sqrt(6.0 / ((double)fanIn + fanOut)), random);
}
