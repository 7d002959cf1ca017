using Exp.Engine.Catalog;

namespace Exp.Engine.Draws;

public abstract partial record Rng
{
    /// <summary>Every choice. A newcomer adds one line.</summary>
    public static Family<Rng> All { get; } = new Family<Rng>("rng", "rngs")
        .Add<PhiloxRng>()
        .Add<CPythonRng>()
        .Add<NumpyLegacyRng>();
}
