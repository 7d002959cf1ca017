using System.Numerics;
using Exp.Engine.Layers;

namespace Exp.Engine.Clipping;

/// <summary>Keeps a gradient from being too large, after penalties were added and before the optimizer sees it.</summary>
public abstract partial record Clip
{
    /// <summary>Clips in place. Numbers that are not finite stay as they are: the training then ends as diverged.</summary>
    /// <param name="gradient">All of it, padding (zero) included.</param>
    /// <param name="tensors">Its parts.</param>
    internal abstract void Apply<T>(Span<T> gradient, IReadOnlyList<ParameterTensor> tensors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
