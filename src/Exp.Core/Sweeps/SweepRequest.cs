using Exp.Core.Analysis;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Run;

namespace Exp.Core.Sweeps;

/// <summary>What to do with a plan.</summary>
public sealed record SweepRequest
{
    /// <summary>The trials.</summary>
    public required SweepPlan Plan { get; init; }

    /// <summary>The results folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Trials at a time, at least 1.</summary>
    public required int Jobs { get; init; }

    /// <summary>The code behind every baseline the plan names.</summary>
    public required IReadOnlyList<Baseline> Baselines { get; init; }

    /// <summary>Throw away what is there and start again.</summary>
    public bool Force { get; init; }

    /// <summary>Do again what crashed, and what was given up because it never ended.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>The share of the plan to do.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Start no trial that is forecast to end later than this after the start; null for no limit.</summary>
    public TimeSpan? MaxTime { get; init; }

    /// <summary>Stop starting trials after the first crash.</summary>
    public bool StopOnError { get; init; }

    /// <summary>Keep every trained network in the folder models/; trials done before without one are trained again.</summary>
    public bool SaveModels { get; init; }

    /// <summary>The command line as typed, for the manifest.</summary>
    public required string CommandLine { get; init; }

    /// <summary>The clock of timings.csv and manifest.json.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Judges what the plan expects by the tables in the folder; null when nobody does, and nothing may be expected.</summary>
    public Func<Expectations, FinishedFolder, CancellationToken, IReadOnlyList<Assertion>>? Judge { get; init; }

    /// <summary>Writes the text of summary.md; null for no such file.</summary>
    public Func<SweepSummary, string>? Summarize { get; init; }
}
