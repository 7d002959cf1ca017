using Exp.Engine.Catalog;

namespace Exp.Engine.Networks.Parametrizations;

public abstract partial record Parametrization
{
    /// <summary>Every parametrization. A newcomer adds one line.</summary>
    public static Family<Parametrization> All { get; } = new Family<Parametrization>("parametrization", "parametrizations")
        .Add<Standard>()
        .Add<Mup>();
}
