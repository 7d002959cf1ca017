namespace Exp.Engine.Schedules;

/// <summary>The line between two rates of a one-cycle schedule.</summary>
public enum OneCycleAnneal
{
    /// <summary>Half a cosine.</summary>
    Cos,

    /// <summary>Straight.</summary>
    Linear,
}
