using Exp.Engine.Catalog;

namespace Exp.Engine.Batching;

/// <summary>One step per row.</summary>
/// <param name="Shuffle">A new order for every epoch; otherwise the rows' own order, as the classical perceptron and LMS rules go.</param>
[Entry("stochastic", "one row per step")]
public sealed record Stochastic([Option("new order of rows for every epoch")] bool Shuffle = true) : BatchStrategy
{
    /// <inheritdoc/>
    public override bool Shuffles => Shuffle;

    /// <inheritdoc/>
    public override int SizeFor(int rows) => Math.Min(AtLeastOne(rows), 1);
}
