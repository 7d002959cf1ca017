namespace Exp.Engine.Clipping;

/// <summary>Whose way of scaling down.</summary>
public enum ClipForm
{
    /// <summary>By max / (norm + 1e-6) where that is below 1, as in PyTorch: the clipped norm is a hair below max.</summary>
    Torch,

    /// <summary>By max / norm where the norm is above max, as in Keras.</summary>
    Exact,
}
