using Exp.Engine.Activations;
using Exp.Engine.Initializers;

namespace Exp.Engine.Networks;

/// <summary>One dense layer: a = f(x · w + b).</summary>
/// <param name="Units">Outputs of the layer.</param>
/// <param name="Activation">f; identity for raw outputs.</param>
/// <param name="Init">How the weights and biases begin.</param>
public sealed record LayerSpec(int Units, Activation Activation, Initializer Init);
