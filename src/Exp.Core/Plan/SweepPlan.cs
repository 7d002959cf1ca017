using Exp.Core.Data;

namespace Exp.Core.Plan;

/// <summary>All trials of a config, each bound and checked, in plan order.</summary>
public sealed record SweepPlan
{
    /// <summary>Name of the experiment; names the results folder.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>The root seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Trials per setting.</summary>
    public required int Repeats { get; init; }

    /// <summary>The trials; every repeat of a setting stands beside the others.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>Swept keys in axis order.</summary>
    public required IReadOnlyList<string> AxisKeys { get; init; }

    /// <summary>Trials that were asked for twice and are done once.</summary>
    public required int Duplicates { get; init; }

    /// <summary>What conditions and samples left out; null where the config has none.</summary>
    public Selection? Selection { get; init; }

    /// <summary>Names of the baselines asked for.</summary>
    public required IReadOnlyList<string> Baselines { get; init; }

    /// <summary>What must hold in the results.</summary>
    public Expectations Expectations { get; init; } = Expectations.None;

    /// <summary>SHA-256, lower-case hex, over the ids of all trials in order, and the baselines.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The loaded sets by source: each is loaded once.</summary>
    public required IReadOnlyDictionary<DataSource, DataSet> Sets { get; init; }

    /// <summary>The config as asked for: file text with `extends` and overrides resolved, for config.yaml.</summary>
    public required string ResolvedConfig { get; init; }

    /// <summary>The file it came from, as the user wrote it.</summary>
    public required string ConfigPath { get; init; }

    /// <summary>key=value as given on the command line, in order.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>What the user should know once: clipped batch sizes, duplicates, constant columns.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Floating-point operations of all trials.</summary>
    public double Flops => Trials.Sum(t => t.Flops);
}
