using Exp.Engine.Catalog;

namespace Exp.Engine.Norms;

public abstract partial record Norm
{
    /// <summary>Every norm. A newcomer adds one line.</summary>
    public static Family<Norm> All { get; } = new Family<Norm>("norm", "norms")
        .Add<NoNorm>()
        .Add<BatchNorm>()
        .Add<LayerNorm>();
}
