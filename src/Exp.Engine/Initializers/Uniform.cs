using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Uniform between −bound and bound, whatever the size of the layer.</summary>
/// <param name="Bound">Largest magnitude.</param>
[Entry("uniform", "uniform between -bound and bound", Formula = "U(-bound, bound)")]
public sealed record Uniform([Option("largest magnitude", Min = 0)] double Bound = 0.05) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random) =>
        DrawUniform(weights, Bound, random);
}
