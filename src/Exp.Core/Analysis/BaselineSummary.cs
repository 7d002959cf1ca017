namespace Exp.Core.Analysis;

/// <summary>One baseline over the repeats, beside the best network on the same data and splits.</summary>
public sealed record BaselineSummary
{
    /// <summary>majority, mlnet.lbfgs_maxent, …</summary>
    public required string Name { get; init; }

    /// <summary>The data set.</summary>
    public required string Dataset { get; init; }

    /// <summary>Data settings and content, as in baselines.csv.</summary>
    public required string DataId { get; init; }

    /// <summary>Fits asked for.</summary>
    public required int Fits { get; init; }

    /// <summary>Fits with status ok; scores are over these.</summary>
    public required int Ok { get; init; }

    /// <summary>"ok", or each status with its count: "3 unavailable".</summary>
    public required string Status { get; init; }

    /// <summary>Why the first fit that failed did; empty when none did.</summary>
    public required string Why { get; init; }

    /// <summary>The sweep's objective as the baseline scores it; null when it cannot (training loss, say).</summary>
    public required Spread? Objective { get; init; }

    /// <summary>The same measure on the test rows.</summary>
    public required Spread? Test { get; init; }

    /// <summary>Objective: best network − baseline, repeat by repeat; null when there is no pair.</summary>
    public required Spread? Difference { get; init; }

    /// <summary>Test measure: best network − baseline, repeat by repeat.</summary>
    public required Spread? TestDifference { get; init; }
}
