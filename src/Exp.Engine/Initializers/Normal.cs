using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>Normal, not truncated, whatever the size of the layer.</summary>
/// <param name="Std">Standard deviation.</param>
/// <param name="Mean">Mean.</param>
[Entry("normal", "normal, not truncated", Formula = "N(mean, std^2)")]
public sealed record Normal(
    [Option("standard deviation", Min = 0)] double Std = 0.05,
    [Option("mean")] double Mean = 0) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random) =>
        DrawNormal(weights, Mean, Std, random);
}
