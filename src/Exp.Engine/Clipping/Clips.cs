using Exp.Engine.Catalog;

namespace Exp.Engine.Clipping;

public abstract partial record Clip
{
    /// <summary>Every way of clipping. A newcomer adds one line.</summary>
    public static Family<Clip> All { get; } = new Family<Clip>("way of clipping", "clips")
        .Add<NoClip>()
        .Add<ClipNorm>()
        .Add<ClipValue>();
}
