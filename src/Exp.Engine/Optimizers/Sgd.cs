using Exp.Engine.Catalog;

namespace Exp.Engine.Optimizers;

/// <summary>Gradient descent with optional momentum.</summary>
/// <param name="Lr">Learning rate.</param>
/// <param name="Momentum">mu; 0 is plain gradient descent, whatever the next two say.</param>
/// <param name="Dampening">Share of the gradient kept out of the buffer; not applied on the first step, as in PyTorch.</param>
/// <param name="Nesterov">Steps along g + mu buf instead of buf. PyTorch forbids it without momentum or with dampening; the formula is used as it stands.</param>
/// <param name="WeightDecay">L2 coefficient, added to the gradient of every parameter, biases included; decoupled in Keras's form.</param>
/// <param name="Form">Torch keeps gradients in the buffer, Keras and scikit-learn keep steps, rate included: a new rate scales the old momentum at once in the first and not at all in the second.</param>
[Entry("sgd", "gradient descent, with optional momentum",
    Formula = "g += weight_decay w; buf = mu buf + (1 - dampening) g (buf = g on the first step); w -= lr buf, Nesterov: w -= lr (g + mu buf); keras: w *= 1 - lr weight_decay; v = mu v - lr g; w += v, Nesterov: w += mu v - lr g",
    Source = "Polyak 1964; Nesterov 1983; forms of torch.optim.SGD, and of keras SGD and scikit-learn")]
public sealed record Sgd(
    [Option("learning rate", Min = 0)] double Lr = 0.01,
    [Option("share of the last step that is kept; 0 is plain gradient descent", Min = 0, Max = 1)] double Momentum = 0,
    [Option("share of the gradient kept out of the momentum", Min = 0, Max = 1)] double Dampening = 0,
    [Option("look ahead along the momentum before stepping")] bool Nesterov = false,
    [Option("L2 penalty on all parameters, biases included", Min = 0)] double WeightDecay = 0,
    [Option("whose form: torch (momentum of gradients) or keras (momentum of steps, as in scikit-learn, and decoupled weight_decay)", Later = true)] UpdateForm Form = UpdateForm.Torch)
    : Optimizer(Lr)
{
    /// <inheritdoc/>
    public override StepScale? StepScale => Optimizers.StepScale.Gradient;

    internal override Optimizer AtRate(double factor) => this with { WeightDecay = WeightDecay / factor };

    /// <inheritdoc/>
    public override Stepper<T> Start<T>(int parameters) =>
        Momentum == 0 ? new SgdStepper<T>(this, parameters) : new MomentumStepper<T>(this, parameters);
}
