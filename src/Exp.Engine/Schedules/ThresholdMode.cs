namespace Exp.Engine.Schedules;

/// <summary>What the threshold of an improvement is.</summary>
public enum ThresholdMode
{
    /// <summary>A share of the best value.</summary>
    Relative,

    /// <summary>A difference to the best value.</summary>
    Absolute,
}
