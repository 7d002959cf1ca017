using Exp.Engine.Catalog;
using Exp.Engine.Layers;

namespace Exp.Engine.Clipping;

/// <summary>Leaves gradients as they are.</summary>
[Entry("none", "leaves gradients as they are")]
public sealed record NoClip : Clip
{
    internal override void Apply<T>(Span<T> gradient, IReadOnlyList<ParameterTensor> tensors)
    {
    }
}
