using Exp.Core.Config;
using Exp.Core.Plan.Conditions;

namespace Exp.Core.Plan;

/// <summary>Config file → trials.</summary>
public static class Planner
{
    /// <summary>The largest plan unless the user allows more.</summary>
    public const int MostTrials = 1_000_000;

    /// <summary>Reads, resolves, expands, binds and checks everything; loads the data.</summary>
    /// <param name="path">The config file.</param>
    /// <param name="overrides">key=value, in the grammar of the file.</param>
    /// <param name="shippedData">The folder data/.</param>
    /// <param name="baselines">The baselines a config may name.</param>
    /// <param name="maxTrials">Plans beyond this are refused.</param>
    /// <param name="expectations">Judges what the config expects; without it that is judged only when the results are there.</param>
    /// <param name="conditions">Judges the conditions of sweeps; without it a config that has some is refused.</param>
    /// <param name="original">The file that this one is a resolved copy of: paths in it start there. Null when it is none.</param>
    /// <exception cref="ConfigException">All problems at once.</exception>
    public static SweepPlan Plan(
        string path, IReadOnlyList<string> overrides, string shippedData, IReadOnlyList<KnownBaseline> baselines,
        int maxTrials = MostTrials, IExpectationCheck? expectations = null, ISettingConditions? conditions = null, string? original = null) =>
        Read(path, overrides, shippedData, baselines, maxTrials, expectations, conditions, original).Builder.Plan() with { Overrides = [.. overrides] };

    /// <summary>Every resolved value of a config and where it came from; checks everything that <see cref="Plan"/> checks.</summary>
    /// <inheritdoc cref="Plan"/>
    public static Explanation Explain(
        string path, IReadOnlyList<string> overrides, string shippedData, IReadOnlyList<KnownBaseline> baselines,
        int maxTrials = MostTrials, IExpectationCheck? expectations = null, ISettingConditions? conditions = null)
    {
        (Experiment experiment, FamilyList families, PlanBuilder builder) = Read(path, overrides, shippedData, baselines, maxTrials, expectations, conditions);
        return new ExplanationBuilder(families, experiment).Explain(builder.Settings()[0]);
    }

    /// <summary>What became of the combinations wanted: the beginning of a trial id, or key=value,key=value.</summary>
    /// <inheritdoc cref="Plan"/>
    public static IReadOnlyList<Fate> Trace(
        string path, IReadOnlyList<string> overrides, string shippedData, IReadOnlyList<KnownBaseline> baselines, string wanted,
        int maxTrials = MostTrials, IExpectationCheck? expectations = null, ISettingConditions? conditions = null)
    {
        var fates = new List<Fate>();
        FateFilter filter = FateFilter.Of(wanted);
        _ = Read(path, overrides, shippedData, baselines, maxTrials, expectations, conditions, null, fates).Builder.Settings();
        return [.. fates.Where(filter.Matches)];
    }

    private static (Experiment Experiment, FamilyList Families, PlanBuilder Builder) Read(
        string path, IReadOnlyList<string> overrides, string shippedData, IReadOnlyList<KnownBaseline> baselines, int maxTrials,
        IExpectationCheck? expectations, ISettingConditions? conditions, string? original = null, List<Fate>? fates = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(overrides);
        var problems = new Problems();
        var families = new FamilyList(Families.All);
        Experiment? experiment = new ExperimentReader(families, problems, maxTrials).Read(path, overrides);
        if (experiment is null)
            throw new ConfigException(problems.Sorted());
        return (experiment, families, new PlanBuilder(experiment, families, problems, shippedData, baselines, expectations, conditions, maxTrials, original ?? path, fates));
    }
}
