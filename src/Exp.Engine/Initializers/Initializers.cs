using Exp.Engine.Catalog;

namespace Exp.Engine.Initializers;

public abstract partial record Initializer
{
    /// <summary>Every initializer. A newcomer adds one line.</summary>
    public static Family<Initializer> All { get; } = new Family<Initializer>("initializer", "initializers")
        .Add<Zeros>()
        .Add<Constant>()
        .Add<Normal>()
        .Add<Uniform>()
        .Add<GlorotUniform>()
        .Add<GlorotNormal>()
        .Add<HeUniform>()
        .Add<HeNormal>()
        .Add<LecunUniform>()
        .Add<LecunNormal>()
        .Add<VarianceScaling>()
        .Add<Orthogonal>()
        .Add<TorchDefault>()
        .Add<KerasDefault>()
        .Add<SklearnDefault>()
        .Add<Nielsen>();
}
