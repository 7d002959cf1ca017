using Exp.Core.Data;

namespace Exp.Core.Plan;

/// <summary>Config file → trials.</summary>
public static class Planner
{
    /// <summary>Reads, resolves, expands, binds and checks everything; loads the data.</summary>
    /// <param name="path">The config file.</param>
    /// <param name="overrides">key=value, in the grammar of the file.</param>
    /// <param name="shippedData">The folder data/.</param>
    /// <param name="baselines">The baselines a config may name.</param>
    /// <param name="maxTrials">Plans beyond this are refused.</param>
    /// <exception cref="Config.ConfigException">All problems at once.</exception>
    public static SweepPlan Plan(
        string path, IReadOnlyList<string> overrides, string shippedData, IReadOnlyList<KnownBaseline> baselines,
        int maxTrials = 1_000_000) => throw new InvalidOperationException("not built yet");
}
