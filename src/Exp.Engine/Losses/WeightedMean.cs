namespace Exp.Engine.Losses;

/// <summary>What the mean of a batch divides by when its rows have weights.</summary>
public enum WeightedMean
{
    /// <summary>The sum of the weights of its rows (PyTorch, for class labels).</summary>
    Weights,

    /// <summary>The number of its rows (Keras; PyTorch, for target probabilities).</summary>
    Rows,
}
