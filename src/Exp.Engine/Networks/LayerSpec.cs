using Exp.Engine.Activations;
using Exp.Engine.Initializers;

namespace Exp.Engine.Networks;

/// <summary>One dense layer and what stands behind it: a = f(x · w + b), then dropout.</summary>
/// <param name="Units">Outputs of the layer.</param>
/// <param name="Activation">f; identity for raw outputs.</param>
/// <param name="Init">How the weights and biases begin.</param>
/// <param name="Dropout">Share of the activations that is left out while training, in [0, 1); 0 in an output layer.</param>
public sealed record LayerSpec(int Units, Activation Activation, Initializer Init, double Dropout = 0);
