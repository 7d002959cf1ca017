using Exp.Engine.Catalog;

namespace Exp.Engine.Losses;

public abstract partial record Loss
{
    /// <summary>Every loss. A newcomer adds one line.</summary>
    public static Family<Loss> All { get; } = new Family<Loss>("loss", "losses")
        .Add<Mse>()
        .Add<CrossEntropy>()
        .Add<BinaryCrossEntropy>()
        .Add<Hinge>()
        .Add<PerceptronCriterion>()
        .Add<SquaredHinge>()
        .Add<MultiMargin>()
        .Add<CrammerSinger>()
        .Add<KlDivergence>()
        .Add<Mae>()
        .Add<Huber>()
        .Add<SmoothL1>()
        .Add<LogCosh>()
        .Add<Quantile>()
        .Add<Poisson>();
}
