using System.Numerics;
using Exp.Engine.Batching;
using Exp.Engine.Networks;

namespace Exp.Engine.Draws;

/// <summary>
/// The random numbers of one training in the order in which it asks for them: the network once, then the order of epoch
/// 1, 2, 3 and so on. Dropout masks are not drawn here; they always come from the streams of the seed tree.
/// </summary>
public abstract class TrainingDraws
{
    /// <summary>A network with its initial weights and biases.</summary>
    public abstract Network<T> Network<T>(NetworkSpec spec)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Turns the order of the epoch before (anything, for epoch 1) into that of <paramref name="epoch"/>: see <see cref="BatchStrategy.Order"/>.</summary>
    public abstract void Order(Span<int> order, BatchStrategy batching, int epoch);
}
