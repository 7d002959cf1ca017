namespace Exp.Engine.Optimizers;

/// <summary>Whose form of an update is used, where two forms in wide use differ.</summary>
public enum UpdateForm
{
    /// <summary>PyTorch's.</summary>
    Torch,

    /// <summary>Keras's; where scikit-learn has the optimizer, its form is the same.</summary>
    Keras,
}
