using Exp.Engine.Catalog;

namespace Exp.Engine.Batching;

/// <summary>Several rows per step. The last step of an epoch takes what is left, or is left out with drop_last.</summary>
/// <param name="Size">Rows per step; more than there are rows means all of them.</param>
/// <param name="Shuffle">A new order for every epoch.</param>
/// <param name="DropLast">Leaves out a last step that is not full: with shuffling, other rows every epoch. A single step always stays.</param>
/// <param name="Accumulate">Batches whose gradients are added up before a step; the step is that of the mean over all their rows.</param>
[Entry("mini", "several rows per step")]
public sealed record Mini(
    [Option("rows per step", Min = 1)] int Size = 32,
    [Option("new order of rows for every epoch")] bool Shuffle = true,
    [Option("leave out a last step that is not full")] bool DropLast = false,
    [Option("gradients of that many batches make one step, as a batch so many times larger would", Min = 1, Later = true)] int Accumulate = 1) : BatchStrategy
{
    /// <inheritdoc/>
    public override bool Shuffles => Shuffle;

    /// <inheritdoc/>
    public override int SizeFor(int rows) => (int)Math.Min(AtLeastOne(rows), (long)Size * Accumulate);

    /// <inheritdoc/>
    public override int PartFor(int rows) => Math.Min(AtLeastOne(rows), Size);

    /// <inheritdoc/>
    public override int StepsFor(int rows) => DropLast ? rows / SizeFor(rows) : base.StepsFor(rows);
}
