using System.Numerics;
using Exp.Engine.Batching;
using Exp.Engine.Kernels;

namespace Exp.Engine.Training;

/// <summary>
/// A stretch of an epoch, gathered once for several trainings that visit the same rows in the same order. What they read is
/// what they would have gathered themselves.
/// </summary>
internal sealed unsafe class SharedRows<T>(FeatureRows<T> features, int capacity)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int stride = Panel.Stride<T>(features.Width);
    private readonly PinnedBlock<T> block = new((long)capacity * Panel.Stride<T>(features.Width));
    private Stretch held;

    /// <summary>Gathers the rows of a stretch.</summary>
    public void Gather(Stretch stretch, ReadOnlySpan<int> rows)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, stretch.Count);
        features.Gather(rows, block.Span, stride);
        held = stretch;
    }

    /// <summary>Where those rows begin, at the stride of a workspace; null when they are not all held. Valid until the next <see cref="Gather"/>.</summary>
    public T* Find(int epoch, long place, int count) =>
        epoch == held.Epoch && place >= held.First && place + count <= held.First + held.Count
            ? block.Start + ((nint)(place - held.First) * stride)
            : null;
}
