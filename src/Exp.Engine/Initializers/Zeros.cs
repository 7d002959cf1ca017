using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>All weights zero: for single-layer models. Hidden units would stay equal for ever.</summary>
[Entry("zeros", "all weights 0 (single-layer models)", Formula = "0")]
public sealed record Zeros : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random) => weights.Clear();
}
