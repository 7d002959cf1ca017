using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>What a dense layer of Keras begins with: glorot_uniform weights, zero biases.</summary>
[Entry("keras_default", "weights and biases as a dense layer of Keras begins with them",
    Formula = "weights U(-b, b), b = sqrt(6 / (fan_in + fan_out)); biases 0", Source = "keras Dense: glorot_uniform and zeros")]
public sealed record KerasDefault : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random) =>
        DrawUniform(weights, Math.Sqrt(6 / ((double)fanIn + fanOut)), random);
}
