using Exp.Engine.Catalog;

namespace Exp.Engine.Initializers;

public abstract partial record Initializer
{
    /// <summary>Every initializer. A newcomer adds one line.</summary>
    public static Family<Initializer> All { get; } = new Family<Initializer>("initializer", "initializers")
        .Add<Zeros>()
        .Add<Constant>()
        .Add<Uniform>()
        .Add<GlorotUniform>()
        .Add<HeUniform>()
        .Add<LecunUniform>();
}
