using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Normal weights and biases as in Nielsen's book.</summary>
/// <param name="Scaled">True: weights have deviation 1 / sqrt(fan_in); false: 1, his "large" weights, which saturate sigmoid units.</param>
[Entry("nielsen", "normal weights and biases as in Nielsen's book",
    Formula = "weights N(0, 1 / fan_in), not scaled: N(0, 1); biases N(0, 1)",
    Source = "Nielsen, Neural Networks and Deep Learning, 2015, chapter 3: default_weight_initializer and large_weight_initializer")]
public sealed record Nielsen(
    [Option("weights scaled by the number of inputs; false: all of deviation 1")] bool Scaled = true) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random) =>
        DrawNormal(weights, 0, Scaled ? 1 / Math.Sqrt(fanIn) : 1, random);

    /// <inheritdoc/>
    protected override void DrawBiases(Span<double> biases, int fanIn, int fanOut, IRandomSource random) =>
        DrawNormal(biases, 0, 1, random);
}
