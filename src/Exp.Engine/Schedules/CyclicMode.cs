namespace Exp.Engine.Schedules;

/// <summary>How the peaks of a cyclic schedule change.</summary>
public enum CyclicMode
{
    /// <summary>They stay.</summary>
    Triangular,

    /// <summary>Every peak is half as high as the one before.</summary>
    Triangular2,

    /// <summary>They fall by a factor per tick.</summary>
    ExpRange,
}
