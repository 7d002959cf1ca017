using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>The loss of one output against its target, for losses that are a sum over outputs.</summary>
internal interface IElementLoss
{
    /// <summary>The loss, computed in double to the precision of T, and its derivative by the output.</summary>
    V Value<T, V>(V output, V target, out V slope)
        where T : unmanaged
        where V : struct, ILanes<V>;
}
