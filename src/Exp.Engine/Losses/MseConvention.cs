namespace Exp.Engine.Losses;

/// <summary>What a squared error is divided by, apart from the rows.</summary>
public enum MseConvention
{
    /// <summary>By the number of outputs (PyTorch, Keras).</summary>
    Mean,

    /// <summary>By two, whatever the number of outputs (Widrow and Hoff; Nielsen's quadratic cost). The Hessian of a linear model is then X'X/n.</summary>
    Half,
}
