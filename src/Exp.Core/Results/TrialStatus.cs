namespace Exp.Core.Results;

/// <summary>The words of the column status. Only ok takes part in means and can win a ranking.</summary>
public static class TrialStatus
{
    /// <summary>Trained to the end, none of the others.</summary>
    public const string Ok = "ok";

    /// <summary>A loss or a parameter became non-finite.</summary>
    public const string DivergedNonfinite = "diverged_nonfinite";

    /// <summary>The loss rose above the cap.</summary>
    public const string DivergedCap = "diverged_cap";

    /// <summary>The loss at the end is above the loss at the beginning.</summary>
    public const string DivergedFinal = "diverged_final";

    /// <summary>No better than a constant prediction, with a visible cause.</summary>
    public const string Collapsed = "collapsed";

    /// <summary>An error in the program or the machine; not a result.</summary>
    public const string Crashed = "crashed";

    /// <summary>A baseline that lacks something on this machine.</summary>
    public const string Unavailable = "unavailable";
}
