namespace Exp.Engine.Regularizers;

/// <summary>What the coefficient of a penalty is divided by.</summary>
public enum PenaltyShare
{
    /// <summary>By nothing, as in PyTorch and Keras.</summary>
    Whole,

    /// <summary>By the training rows: the penalty stands in the sum over all rows. Nielsen's convention.</summary>
    TrainRows,

    /// <summary>By the rows of the batch: halving the batch doubles the penalty. scikit-learn's convention.</summary>
    BatchRows,
}
