using System.Numerics;

namespace Exp.Engine.Training;

/// <summary>From outputs to a class.</summary>
public static class Decision
{
    /// <summary>The class of outputs that are not all finite: none, and so never the right one.</summary>
    public const int None = -1;

    /// <summary>
    /// Several outputs: the largest, the first of equals. One output (logit or margin): class 1 when above 0, else class 0.
    /// </summary>
    public static int ClassOf<T>(ReadOnlySpan<T> outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int best = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            if (!T.IsFinite(outputs[i]))
                return None;
            if (outputs[i] > outputs[best])
                best = i;
        }
        return outputs.Length == 1 ? (outputs[0] > T.Zero ? 1 : 0) : best;
    }
}
