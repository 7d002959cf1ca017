using System.Globalization;
using Exp.Core.Plan;

namespace Exp.Cli.Terminal;

/// <summary>The first line of a sweep: what will be done and how long it may take.</summary>
internal static class PlanLine
{
    /// <summary>"lr-sweep: 33 trials (11 settings x 3 repeats), 13002 parameters, forecast about 12 s on 2 cores".</summary>
    public static string Of(SweepPlan plan, int jobs)
    {
        string baselines = plan.Baselines.Count > 0 ? $" plus {Words.Count(plan.Baselines.Count, "baseline")}" : "";
        string time = Words.Duration(Forecast.Seconds(plan, jobs));
        return $"{plan.Name}: {Words.Count(plan.Trials.Count, "trial")}{Shape(plan)}, {Parameters(plan)}, "
            + $"forecast about {time} on {Words.Count(Math.Min(jobs, plan.Trials.Count), "core")}{baselines}";
    }

    private static string Shape(SweepPlan plan)
    {
        int settings = plan.Trials.Select(t => t.SettingId).Distinct(StringComparer.Ordinal).Count();
        return plan.Repeats > 1 ? $" ({Words.Count(settings, "setting")} x {plan.Repeats} repeats)" : "";
    }

    private static string Parameters(SweepPlan plan)
    {
        long[] counts = [.. plan.Trials.Select(t => t.Network.ParameterCount)];
        return counts.Min() == counts.Max()
            ? Words.Count(counts.Min(), "parameter")
            : string.Create(CultureInfo.InvariantCulture, $"{counts.Min()} to {counts.Max()} parameters");
    }
}
