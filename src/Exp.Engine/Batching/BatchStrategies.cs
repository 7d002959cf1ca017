using Exp.Engine.Catalog;

namespace Exp.Engine.Batching;

public abstract partial record BatchStrategy
{
    /// <summary>Every batch strategy. A newcomer adds one line.</summary>
    public static Family<BatchStrategy> All { get; } =
        new Family<BatchStrategy>("batch strategy", "batching", discriminator: "strategy")
            .Add<Full>()
            .Add<Stochastic>()
            .Add<Mini>();
}
