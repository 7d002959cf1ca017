using Exp.Engine.Catalog;

namespace Exp.Engine.Training.Keeping;

public abstract partial record Keep
{
    /// <summary>Every choice. A newcomer adds one line.</summary>
    public static Family<Keep> All { get; } = new Family<Keep>("choice of weights", "keeps")
        .Add<KeepLast>()
        .Add<KeepBest>();
}
