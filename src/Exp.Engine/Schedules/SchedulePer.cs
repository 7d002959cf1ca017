namespace Exp.Engine.Schedules;

/// <summary>The unit in which a schedule counts.</summary>
public enum SchedulePer
{
    /// <summary>The rate changes between epochs.</summary>
    Epoch,

    /// <summary>The rate changes between optimizer steps.</summary>
    Step,
}
