using Exp.Engine.Numbers;

namespace Exp.Engine.Batching;

/// <summary>Which rows make one step.</summary>
public abstract partial record BatchStrategy
{
    /// <summary>Rows per step for a training set of that many rows (at least 1, at most rows).</summary>
    public abstract int SizeFor(int rows);

    /// <summary>
    /// Rows that go through the network at a time, at most those of a step. Fewer need less memory and make the same step
    /// up to rounding: gradients are added up.
    /// </summary>
    public virtual int PartFor(int rows) => SizeFor(rows);

    /// <summary>Steps per epoch for a training set of that many rows: as many as it takes to visit each, the last one short.</summary>
    public virtual int StepsFor(int rows)
    {
        int size = SizeFor(rows);
        return (rows / size) + (rows % size > 0 ? 1 : 0);
    }

    /// <summary>True when rows are put into a new order for every epoch.</summary>
    public abstract bool Shuffles { get; }

    /// <summary>The number of rows; a training set has at least one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are none.</exception>
    protected static int AtLeastOne(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return rows;
    }

    /// <summary>
    /// Writes the order of epoch <paramref name="epoch"/> (from 1): a permutation of 0 … order.Length − 1 that does not
    /// depend on earlier epochs. Step s takes the entries from s · size on.
    /// </summary>
    public void Order(Span<int> order, SeedTree seeds, int epoch)
    {
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        if (Shuffles)
            seeds.Stream($"batches/epoch{epoch}").Shuffle(order);
    }
}
