using System.Globalization;
using System.Numerics;
using Exp.Core.Config;
using Exp.Core.Data;
using Exp.Core.Plan.Conditions;
using Exp.Engine.Numbers;

namespace Exp.Core.Plan;

/// <summary>An experiment → all its trials, each bound and checked.</summary>
internal sealed class PlanBuilder
{
    private readonly Experiment experiment;
    private readonly Problems problems;
    private readonly int most;
    private readonly DataCheck data;
    private readonly SettingPlanner planner;
    private readonly Expansion expansion;
    private readonly BaselineCheck baselines;
    private readonly ExpectationChecker expectations;
    private readonly Expectations expected;

    /// <summary>Takes what is needed to check the experiment.</summary>
    public PlanBuilder(
        Experiment experiment, FamilyList families, Problems problems, string shippedData,
        IReadOnlyList<KnownBaseline> baselines, IExpectationCheck? expectations, ISettingConditions? conditions, int most, string original, List<Fate>? fates = null)
    {
        (this.experiment, this.problems, this.most) = (experiment, problems, most);
        string folder = Path.GetDirectoryName(Path.GetFullPath(original)) ?? "";
        data = new DataCheck(families, problems, experiment, new DataFolders(shippedData, folder));
        planner = new SettingPlanner(families, problems, experiment, data);
        expansion = new Expansion(experiment, families, planner, new ConditionJudge(conditions, problems))
        {
            LeftOut = fates is null ? null : (combination, why) => fates.Add(new Fate(Values(combination), why, [])),
            Kept = fates is null ? null : (combination, setting) => fates.Add(new Fate(Values(combination), "trained", [.. Seeds.Select(s => TrialIds.Trial(setting.Canonical, s))])),
        };
        this.baselines = new BaselineCheck(baselines, problems, experiment);
        this.expectations = new ExpectationChecker(expectations, problems, experiment.Path, experiment.Root);
        expected = ExpectationReader.Of(experiment.Settings, experiment.Root, ExpectationReader.FolderOf(original), problems);
    }

    /// <summary>The settings in plan order, each once.</summary>
    /// <exception cref="ConfigException">All problems at once.</exception>
    public IReadOnlyList<PlannedSetting> Settings()
    {
        CheckSize();
        List<PlannedSetting> settings = expansion.Settings();
        _ = baselines.Check([.. settings.Select(s => s.Data).Distinct()]);
        expectations.Check(expected, experiment.Sweep.Keys, [.. settings.Select(s => s.Canonical)]);
        if (settings.Count == 0 && problems.Count == 0)
            problems.Add(SweepPlace, $"nothing is left to train: {expansion.Selection}");
        problems.ThrowIfAny();
        return settings;
    }

    /// <summary>The whole plan.</summary>
    /// <exception cref="ConfigException">All problems at once.</exception>
    public SweepPlan Plan()
    {
        IReadOnlyList<PlannedSetting> settings = Settings();
        IReadOnlyList<Trial> trials = Trials(settings);
        IReadOnlyList<string> names = experiment.Settings.Baselines ?? [];
        BigInteger twice = experiment.Sweep.Asked - settings.Count - (expansion.Selection?.LeftOut ?? 0);
        int duplicates = (int)BigInteger.Min(twice * experiment.Settings.Repeats, int.MaxValue);
        return new SweepPlan
        {
            Name = experiment.Name,
            Description = experiment.Settings.Description,
            Seed = experiment.Settings.Seed,
            Repeats = experiment.Settings.Repeats,
            Trials = trials,
            AxisKeys = experiment.Sweep.Keys,
            Duplicates = duplicates,
            Selection = expansion.Selection,
            Baselines = names,
            Expectations = expected,
            Fingerprint = TrialIds.Hash(string.Join('\n', trials.Select(t => t.Id).Append("baselines").Concat(names))),
            Sets = data.Sets,
            ResolvedConfig = YamlWriter.Write(experiment.Root),
            ConfigPath = experiment.Path,
            Notes = Notes(settings, duplicates),
        };
    }

    private Place SweepPlace => experiment.Root.Get("sweep")?.Place ?? Place.Whole(experiment.Path);

    private void CheckSize()
    {
        BigInteger count = experiment.Sweep.Count * experiment.Settings.Repeats;
        if (count <= most)
            return;
        problems.Add(SweepPlace, string.Create(
            CultureInfo.InvariantCulture, $"the plan has {count:N0} trials; at most {most:N0} (--max-trials allows more)"));
        problems.ThrowIfAny();
    }

    private IEnumerable<SeedTree> Seeds => Enumerable.Range(0, experiment.Settings.Repeats).Select(repeat => new SeedTree(experiment.Settings.Seed, repeat));

    private static AxisValue[] Values(Combination combination) => [.. combination.Asked.Select(a => a.Value!)];

    private List<Trial> Trials(IReadOnlyList<PlannedSetting> settings)
    {
        var trials = new List<Trial>(settings.Count * experiment.Settings.Repeats);
        foreach (PlannedSetting setting in settings)
        {
            foreach (SeedTree seeds in Seeds)
            {
                trials.Add(new Trial
                {
                    Id = TrialIds.Trial(setting.Canonical, seeds),
                    SettingId = setting.SettingId,
                    GroupId = setting.GroupId,
                    Index = trials.Count,
                    Seeds = seeds,
                    Settings = setting.Settings,
                    Axes = setting.Axes,
                    Network = setting.Network.Network,
                    BudgetSteps = setting.Network.BudgetSteps,
                    Flops = setting.Network.Flops,
                    Canonical = setting.Canonical,
                });
            }
        }
        return trials;
    }

    private string[] Notes(IReadOnlyList<PlannedSetting> settings, int duplicates)
    {
        IEnumerable<string> twice = duplicates == 0 ? [] :
            [$"{Words.Count(duplicates, "trial")} asked for more than once; each is done once"];
        IEnumerable<string> ofData = settings.SelectMany(s => s.Data.Notes).Distinct(StringComparer.Ordinal);
        IEnumerable<string> selected = expansion.Selection is { } selection ? [$"{selection}"] : [];
        return [.. experiment.Sweep.RepeatedValues, .. selected, .. twice, .. planner.Notes, .. ofData];
    }
}
