namespace Exp.Engine.Norms;

/// <summary>Whose running averages batch norm keeps.</summary>
public enum BatchNormForm
{
    /// <summary>PyTorch's: momentum is the weight of the new value; variances are divided by n − 1.</summary>
    Torch,

    /// <summary>Keras's: momentum is the weight of the old value; variances are divided by n.</summary>
    Keras,
}
