namespace Exp.Engine.Clipping;

/// <summary>Of what the norm is taken.</summary>
public enum ClipScope
{
    /// <summary>All parameters together: the direction of the step stays.</summary>
    Global,

    /// <summary>The weights of each layer and the biases of each layer by themselves.</summary>
    Tensor,
}
