namespace Exp.Engine.Losses;

/// <summary>What a squared error is divided by, apart from the rows.</summary>
public enum MseConvention
{
    /// <summary>By the number of outputs (PyTorch, Keras).</summary>
    Mean,

    /// <summary>By two, whatever the number of outputs (Widrow and Hoff; Nielsen's quadratic cost). The Hessian of a linear model is then X'X/n.</summary>
    Half,

    /// <summary>By one: the squared length of the error.</summary>
    Sum,

    /// <summary>By two and by the number of outputs (what scikit-learn's MLPRegressor reports).</summary>
    HalfMean,
}
