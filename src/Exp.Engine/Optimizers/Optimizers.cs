using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

public abstract partial record Optimizer
{
    /// <summary>Every optimizer. A newcomer adds one line.</summary>
    public static Family<Optimizer> All { get; } = new Family<Optimizer>("optimizer", "optimizers")
        .Add<Sgd>()
        .Add<Adam>()
        .Add<AdamW>()
        .Add<RmsProp>()
        .Add<Adagrad>()
        .Add<Adadelta>()
        .Add<Adamax>()
        .Add<NAdam>()
        .Add<RAdam>()
        .Add<Lion>()
        .Add<Rprop>()
        .Add<Asgd>()
        .Add<Lbfgs>();
}
