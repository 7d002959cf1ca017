using System.Numerics;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Kernels;

/// <summary>
/// The layout of weights: outputs are cut into panels as wide as two vectors; a panel holds, for each input in order, the
/// weights to its outputs side by side, and in a last row the biases: [panel][input + 1][Width], padded with zeros.
/// Gradients and optimizer buffers have the same layout, so that one pass over memory updates all of them.
/// </summary>
internal static class Panel
{
    /// <summary>Outputs per panel: 16 floats or 8 doubles.</summary>
    public static int Width<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => 2 * Vector256<T>.Count;

    /// <summary>Panels for that many columns.</summary>
    public static int Count<T>(int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (columns + Width<T>() - 1) / Width<T>();

    /// <summary>
    /// Numbers from one row of a buffer to the next for that many columns: whole panels, and one more where rows 2 KiB
    /// (or a multiple) apart would fall on the same cache sets.
    /// </summary>
    public static unsafe int Stride<T>(int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int stride = Count<T>(columns) * Width<T>();
        return stride * sizeof(T) % 2048 == 0 ? stride + Width<T>() : stride;
    }
}
