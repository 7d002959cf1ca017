using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>A loss of one output that is not made of straight pieces: it has a second derivative.</summary>
internal interface ICurvedLoss : IElementLoss
{
    /// <summary>The second derivative by the output; 0 or the value of a neighbouring piece where the slope has a corner.</summary>
    V Curvature<T, V>(V output, V target)
        where T : unmanaged
        where V : struct, ILanes<V>;
}
