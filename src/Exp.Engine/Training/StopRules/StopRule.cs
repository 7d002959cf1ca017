namespace Exp.Engine.Training.StopRules;

/// <summary>Decides after each epoch whether the training is done before its budget.</summary>
public abstract partial record StopRule
{
    /// <summary>True when the training should end after this epoch (from 1).</summary>
    public abstract bool ShouldStop(EpochRow epoch);
}
