namespace Exp.Engine.Training;

/// <summary>How a training ended; the first rule that fires wins.</summary>
public enum TrainingStatus
{
    /// <summary>None of the others.</summary>
    Ok,

    /// <summary>A loss or a parameter became non-finite; training stopped there.</summary>
    DivergedNonfinite,

    /// <summary>The smoothed batch loss rose above the cap; training stopped there.</summary>
    DivergedCap,

    /// <summary>The training loss at the end is above 1.01 times the one at the beginning.</summary>
    DivergedFinal,

    /// <summary>Ended no better than a constant prediction with a visible cause: dead or saturated units, constant output, or a peak before.</summary>
    Collapsed,
}
