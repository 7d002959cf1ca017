using Exp.Core.Plan;

namespace Exp.Core.Analysis;

/// <summary>All repeats of one setting. Means are over the trials with status ok; the others are counted beside them.</summary>
public sealed record SettingSummary
{
    /// <summary>Place by the objective, from 1: settings whose every repeat is ok first, those without any ok last.</summary>
    public required int Rank { get; init; }

    /// <summary>As in trials.csv.</summary>
    public required string SettingId { get; init; }

    /// <summary>As in trials.csv.</summary>
    public required string GroupId { get; init; }

    /// <summary>The swept keys and their values; empty when nothing is swept.</summary>
    public required IReadOnlyList<AxisValue> Axes { get; init; }

    /// <summary>Weights and biases of the network.</summary>
    public required long Parameters { get; init; }

    /// <summary>Repeats in the plan.</summary>
    public required int Trials { get; init; }

    /// <summary>Repeats with status ok.</summary>
    public required int Ok { get; init; }

    /// <summary>Repeats with any other status.</summary>
    public int Failed => Trials - Ok;

    /// <summary>"ok", or each status with its count: "2 ok, 1 diverged_cap".</summary>
    public required string Status { get; init; }

    /// <summary>The objective over the ok repeats; null when there are none.</summary>
    public required Spread? Objective { get; init; }

    /// <summary>The same measure on the test rows; null when there are no such rows or no ok repeat.</summary>
    public required Spread? Test { get; init; }

    /// <summary>Training loss at the end, over the ok repeats.</summary>
    public required Spread? LossFinal { get; init; }

    /// <summary>The objective of a predictor that always says the most frequent class (or the mean), on the same rows; null when unknown.</summary>
    public required Spread? Trivial { get; init; }

    /// <summary>The same on the test rows.</summary>
    public required Spread? TrivialTest { get; init; }
}
