using Exp.Engine.Catalog;

namespace Exp.Engine.Networks.Models;

public abstract partial record Model
{
    /// <summary>Every model. A newcomer adds one line.</summary>
    public static Family<Model> All { get; } = new Family<Model>("model", "models")
        .Add<Mlp>()
        .Add<Perceptron>()
        .Add<Adaline>();
}
