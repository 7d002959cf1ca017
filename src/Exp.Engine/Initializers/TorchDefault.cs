using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>What a dense layer of PyTorch begins with: weights and biases uniform with the same bound.</summary>
[Entry("torch_default", "weights and biases as torch.nn.Linear begins with them",
    Formula = "weights and biases U(-b, b), b = 1 / sqrt(fan_in)", Source = "torch.nn.Linear.reset_parameters: kaiming_uniform with a = sqrt(5)")]
public sealed record TorchDefault : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random) =>
        DrawUniform(weights, 1 / Math.Sqrt(fanIn), random);

    /// <inheritdoc/>
    protected override void DrawBiases(Span<double> biases, int fanIn, int fanOut, IRandomSource random) =>
        DrawUniform(biases, 1 / Math.Sqrt(fanIn), random);
}
