using Exp.Core.Plan;
using Exp.Core.Results.Files;

namespace Exp.Core.Sweeps;

/// <summary>Which folder says what is to be merged, and the plan made of its config.yaml.</summary>
public static class MergeSource
{
    /// <summary>The first of the folders that has a plan.</summary>
    /// <exception cref="RefusedException">None has, or one is missing.</exception>
    public static string Of(string target, IReadOnlyList<string> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        foreach (string other in others.Where(o => !Directory.Exists(o)))
            throw new RefusedException($"{other} is {(File.Exists(other) ? "a file" : "no folder")}; name the results folders of shards");
        return others.Prepend(target).FirstOrDefault(HasPlan)
            ?? throw new RefusedException($"{string.Join(", ", others.Prepend(target))}: no {PlanFile.Name} and {ResultsFolder.ConfigName} there; name a folder that exp sweep has written to");
    }

    /// <summary>The plan as the sweep had it, which must be the one that is written there.</summary>
    /// <param name="source">A folder with plan.json and config.yaml.</param>
    /// <param name="plan">Plans a config: the file, and the original that it is a copy of.</param>
    /// <exception cref="RefusedException">The plan has become another one.</exception>
    public static SweepPlan Plan(string source, Func<string, string?, SweepPlan> plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        PlanText written = PlanFile.Read(source);
        string config = Path.Combine(source, ResultsFolder.ConfigName);
        string? original = Manifest.ConfigPathIn(source);
        bool isThere = original is not null && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(original)));
        SweepPlan made = plan(config, isThere ? original : null) with
        {
            Name = written.Name,
            ResolvedConfig = File.ReadAllText(config),
            ConfigPath = original ?? config,
            Overrides = Manifest.OverridesIn(source),
        };
        if (made.Fingerprint == written.Fingerprint)
            return made;
        int gone = written.Trials.Select(t => t.Id).Except(made.Trials.Select(t => t.Id), StringComparer.Ordinal).Count();
        string what = gone > 0 ? $"{gone} of {written.Trials.Count} trials have other ids" : "trials or baselines came or went";
        throw new RefusedException($"{config} does not give the plan in {PlanFile.Name} beside it ({what}): one of them, the data, or exp's numerics have changed since; run exp sweep with --force to begin anew");
    }

    private static bool HasPlan(string folder) =>
        File.Exists(Path.Combine(folder, PlanFile.Name)) && File.Exists(Path.Combine(folder, ResultsFolder.ConfigName));
}
