namespace Exp.Engine.Training.StopRules;

/// <summary>A stop rule at work. State: not for two trainings.</summary>
public abstract class StopWatch
{
    /// <summary>Takes an epoch (from 1); returns why the training should end after it, or null when it should go on.</summary>
    public abstract string? See(EpochRow epoch);
}
