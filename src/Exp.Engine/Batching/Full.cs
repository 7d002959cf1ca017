using Exp.Engine.Catalog;

namespace Exp.Engine.Batching;

/// <summary>One step per epoch, over all rows in their own order.</summary>
[Entry("full", "all rows in one step")]
public sealed record Full : BatchStrategy
{
    /// <inheritdoc/>
    public override bool Shuffles => false;

    /// <inheritdoc/>
    public override int SizeFor(int rows) => AtLeastOne(rows);
}
