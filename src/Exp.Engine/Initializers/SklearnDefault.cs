using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>What a layer of scikit-learn's networks begins with: weights and biases uniform with the same bound.</summary>
/// <param name="Logistic">True for the bound that scikit-learn takes when its activation is logistic (sigmoid here).</param>
[Entry("sklearn_default", "weights and biases as scikit-learn's networks begin with them",
    Formula = "weights and biases U(-b, b), b = sqrt(6 / (fan_in + fan_out)), logistic: sqrt(2 / (fan_in + fan_out))",
    Source = "scikit-learn MLPClassifier._init_coef")]
public sealed record SklearnDefault(
    [Option("the smaller bound of networks with logistic (sigmoid) units")] bool Logistic = false) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random) =>
        DrawUniform(weights, Bound(fanIn, fanOut), random);

    /// <inheritdoc/>
    protected override void DrawBiases(Span<double> biases, int fanIn, int fanOut, IRandomSource random) =>
        DrawUniform(biases, Bound(fanIn, fanOut), random);

    private double Bound(int fanIn, int fanOut) => Math.Sqrt((Logistic ? 2 : 6) / ((double)fanIn + fanOut));
}
