using Exp.Core.Plan;

namespace Exp.Cli.Terminal;

/// <summary>How long trainings will take: by a stated speed at first, by what was measured once something is done.</summary>
internal static class Forecast
{
    /// <summary>
    /// Operations per second and core that a mixed sweep of small networks reaches on a common machine of 2020 to 2025;
    /// good to a factor of two or three. Small layers and single rows stay below, large layers above.
    /// </summary>
    private const double Float32PerSecond = 30e9, Float64PerSecond = 15e9;

    /// <summary>Reading data, starting up and writing tables.</summary>
    private const double OverheadSeconds = 0.5;

    /// <summary>Seconds for all trials of the plan, without baselines.</summary>
    public static double Seconds(SweepPlan plan, int jobs)
    {
        double work = plan.Trials.Sum(t =>
            t.Flops / (t.Settings.Precision == Precision.Float32 ? Float32PerSecond : Float64PerSecond));
        return OverheadSeconds + (work / Math.Min(jobs, plan.Trials.Count));
    }
}
