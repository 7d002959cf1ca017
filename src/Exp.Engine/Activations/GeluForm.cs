namespace Exp.Engine.Activations;

/// <summary>How gelu is computed.</summary>
public enum GeluForm
{
    /// <summary>By the normal distribution function itself.</summary>
    None,

    /// <summary>By a hyperbolic tangent that comes within 5e-4 of it.</summary>
    Tanh,
}
