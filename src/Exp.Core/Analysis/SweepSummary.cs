using Exp.Core.Results;
using Exp.Core.Results.Tables;

namespace Exp.Core.Analysis;

/// <summary>What a sweep found, for the closing table and the summary page. A pure function of the tables: no clock, no paths.</summary>
public sealed record SweepSummary
{
    /// <summary>Name of the experiment.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>The config file as the user wrote it.</summary>
    public required string ConfigPath { get; init; }

    /// <summary>key=value as given on the command line, in order.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Swept keys in axis order.</summary>
    public required IReadOnlyList<string> AxisKeys { get; init; }

    /// <summary>Trials in the plan.</summary>
    public required int Trials { get; init; }

    /// <summary>Trials per setting.</summary>
    public required int Repeats { get; init; }

    /// <summary>What conditions and samples left of the combinations, in words; empty where the config has none.</summary>
    public string Selection { get; init; } = "";

    /// <summary>What settings are ranked by.</summary>
    public required Objective Objective { get; init; }

    /// <summary>All settings, best first.</summary>
    public required IReadOnlyList<SettingSummary> Settings { get; init; }

    /// <summary>The first setting if any of its repeats is ok; null when every trial failed.</summary>
    public required SettingSummary? Best { get; init; }

    /// <summary>Every status that occurs, ok first, then by count.</summary>
    public required IReadOnlyList<StatusSummary> Statuses { get; init; }

    /// <summary>Baselines in the order of the config; empty when none were asked for.</summary>
    public required IReadOnlyList<BaselineSummary> Baselines { get; init; }

    /// <summary>What became of the expectations, in the order of the config; empty when there are none.</summary>
    public IReadOnlyList<Assertion> Assertions { get; init; } = [];

    /// <summary>Learning-rate curves by group in plan order, rates ascending.</summary>
    public required IReadOnlyList<LrPoint> LrCurves { get; init; }

    /// <summary>Summarizes finished tables.</summary>
    public static SweepSummary Of(SweepTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Objective objective = Objective.Of(tables.Trials);
        IReadOnlyList<SettingSummary> settings = SettingSummaries.Of(tables.Trials, objective);
        return new SweepSummary
        {
            Name = tables.Plan.Name,
            Description = tables.Plan.Description,
            ConfigPath = tables.Plan.ConfigPath,
            Overrides = tables.Plan.Overrides,
            AxisKeys = tables.Plan.AxisKeys,
            Trials = tables.Trials.Count,
            Repeats = tables.Plan.Repeats,
            Selection = tables.Plan.Selection?.ToString() ?? "",
            Objective = objective,
            Settings = settings,
            Best = settings.FirstOrDefault(s => s.Objective is not null),
            Statuses = StatusText.Summaries(tables.Trials),
            Baselines = BaselineSummaries.Of(tables, objective, settings),
            LrCurves = LrPoints.Of(tables.Trials, objective),
        };
    }
}
