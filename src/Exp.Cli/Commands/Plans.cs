using System.CommandLine;
using Exp.Baselines;
using Exp.Core.Plan;
using Exp.Query;

namespace Exp.Cli.Commands;

/// <summary>From parsed arguments to a plan: the first step of most commands.</summary>
internal static class Plans
{
    /// <summary>Reads config and overrides of the command line; every problem at once.</summary>
    /// <exception cref="Core.Config.ConfigException">Something is wrong with them.</exception>
    public static SweepPlan Read(ParseResult parsed) => Read(
        parsed.GetValue(CommonOptions.Config)!, parsed.GetValue(CommonOptions.Overrides)!,
        CommonOptions.MaxTrialsOf(parsed));

    /// <summary>Reads a config; one that is a resolved copy names its original.</summary>
    public static SweepPlan Read(string config, IReadOnlyList<string> overrides, int maxTrials, string? original = null) => Planner.Plan(
        config, overrides, ShippedData.Folder(), [.. BaselineList.All.Select(b => b.About)], maxTrials,
        new ExpectationJudge(), new SettingConditions(), original);

    /// <summary>results/NAME under the current folder, or the folder asked for.</summary>
    public static string Folder(ParseResult parsed, string name) =>
        parsed.GetValue(CommonOptions.Folder) ?? Path.Combine("results", name);
}
