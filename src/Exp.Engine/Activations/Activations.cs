using Exp.Engine.Catalog;

namespace Exp.Engine.Activations;

public abstract partial record Activation
{
    /// <summary>Every activation. A newcomer adds one line.</summary>
    public static Family<Activation> All { get; } = new Family<Activation>("activation", "activations")
        .Add<Identity>()
        .Add<Step>()
        .Add<Sigmoid>()
        .Add<Tanh>()
        .Add<Relu>()
        .Add<LeakyRelu>()
        .Add<Elu>()
        .Add<Gelu>()
        .Add<Silu>()
        .Add<Softplus>()
        .Add<HardSigmoid>()
        .Add<HardTanh>()
        .Add<LecunTanh>()
        .Add<Softsign>()
        .Add<Sign>()
        .Add<Relu6>()
        .Add<ReluSquared>()
        .Add<Selu>()
        .Add<Celu>()
        .Add<Swish>()
        .Add<HardSwish>()
        .Add<Mish>()
        .Add<LogSigmoid>()
        .Add<TanhShrink>()
        .Add<Gaussian>()
        .Add<Sine>()
        .Add<Exponential>();
}
