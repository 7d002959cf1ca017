using Exp.Engine.Catalog;
using Exp.Engine.Numbers;

namespace Exp.Engine.Initializers;

/// <summary>All weights the same number. Hidden units stay equal for ever.</summary>
/// <param name="Value">The number.</param>
[Entry("constant", "all weights the same number", Formula = "value")]
public sealed record Constant([Option("the number")] double Value) : Initializer
{
    /// <inheritdoc/>
    protected override void Draw(Span<double> weights, int fanIn, int fanOut, IRandomSource random) => weights.Fill(Value);
}
