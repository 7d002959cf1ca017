namespace Exp.Engine.Activations;

/// <summary>Which library's hard sigmoid.</summary>
public enum HardSigmoidForm
{
    /// <summary>Slope 1/6: PyTorch and Keras 3.</summary>
    Torch,

    /// <summary>Slope 1/5: Keras 2.</summary>
    Keras2,
}
