using Exp.Engine.Activations;

namespace Exp.Engine.Tests.Activations;

/// <summary>Every activation in the forms that have reference values, by the name of their case.</summary>
internal static class ActivationForms
{
    public static IReadOnlyDictionary<string, Activation> All { get; } = new Dictionary<string, Activation>
    {
        ["identity"] = new Identity(),
        ["step_at0_is_0"] = new Step(),
        ["step_at0_is_1"] = new Step(1),
        ["step_at0_is_half"] = new Step(0.5),
        ["sigmoid"] = new Sigmoid(),
        ["tanh"] = new Tanh(),
        ["relu"] = new Relu(),
        ["leaky_relu"] = new LeakyRelu(),
        ["elu"] = new Elu(),
        ["elu_alpha0.5"] = new Elu(0.5),
        ["gelu_erf"] = new Gelu(),
        ["gelu_tanh"] = new Gelu(GeluForm.Tanh),
        ["silu"] = new Silu(),
        ["softplus"] = new Softplus(),
        ["hard_sigmoid_torch"] = new HardSigmoid(),
        ["hard_sigmoid_keras2"] = new HardSigmoid(HardSigmoidForm.Keras2),
        ["hard_tanh"] = new HardTanh(),
        ["lecun_tanh"] = new LecunTanh(),
        ["softsign"] = new Softsign(),
        ["sign"] = new Sign(),
        ["relu6"] = new Relu6(),
        ["relu_squared"] = new ReluSquared(),
        ["prelu_fixed"] = new LeakyRelu(0.25),
        ["selu"] = new Selu(),
        ["celu"] = new Celu(),
        ["celu_alpha2"] = new Celu(2),
        ["swish_beta1.5"] = new Swish(1.5),
        ["hardswish"] = new HardSwish(),
        ["mish"] = new Mish(),
        ["log_sigmoid"] = new LogSigmoid(),
        ["tanh_shrink"] = new TanhShrink(),
        ["gaussian"] = new Gaussian(),
        ["sine"] = new Sine(),
        ["exponential"] = new Exponential(),
    };

    public static TheoryData<string> Names => [.. All.Keys];
}
