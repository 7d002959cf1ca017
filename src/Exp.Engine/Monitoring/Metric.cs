namespace Exp.Engine.Monitoring;

/// <summary>What a rule that follows a training looks at after each epoch. Never the test rows: choosing by them would spoil them.</summary>
public enum Metric
{
    /// <summary>Loss over all training rows, with the weights after the epoch.</summary>
    TrainLoss,

    /// <summary>Mean of the batch losses as they were when visited, penalties included; scikit-learn's loss curve.</summary>
    BatchLoss,

    /// <summary>Loss over the validation rows.</summary>
    ValLoss,

    /// <summary>Share of training rows whose class is right.</summary>
    TrainAcc,

    /// <summary>Share of validation rows whose class is right.</summary>
    ValAcc,
}
