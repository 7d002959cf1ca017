using System.Text.Json.Serialization;

namespace Exp.Core.Results;

/// <summary>
/// Everything a trial came to, as data: a pure function of trial and data, the same bytes wherever it ran. Clock times
/// stand in <see cref="TrialTiming"/>.
/// </summary>
public sealed record TrialRecord
{
    /// <summary>See <see cref="TrialStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>One sentence with the measured numbers; empty when ok.</summary>
    public string WhyText { get; init; } = "";

    public long? FirstBadStep { get; init; }

    public double? LossBefore { get; init; }

    /// <summary>nan or inf; empty when everything stayed finite.</summary>
    public string NonfiniteKind { get; init; } = "";

    public int? TrainRows { get; init; }

    public int? ValidationRows { get; init; }

    public int? TestRows { get; init; }

    /// <summary>Number of classes; 0 for regression.</summary>
    public int Classes { get; init; }

    /// <summary>Rows per step, after clipping to the training rows.</summary>
    public int? BatchSize { get; init; }

    public long StepsDone { get; init; }

    /// <summary>Whole epochs done.</summary>
    public int EpochsDone { get; init; }

    /// <summary>Why training ended before its budget without a bad status; empty when it did not.</summary>
    public string StopReason { get; init; } = "";

    /// <summary>The epoch whose weights were scored and kept; null when training broke off in between.</summary>
    public int? KeptEpoch { get; init; }

    public double? LossConst { get; init; }

    public double? PeakRatio { get; init; }

    public long? PeakStep { get; init; }

    public double? DeadFracMax { get; init; }

    public double? SatFracMax { get; init; }

    public Course Course { get; init; } = new();

    /// <summary>
    /// Validation and test rows where there are any; the training rows where no validation rows are. Empty when the network
    /// ended non-finite or the trial crashed.
    /// </summary>
    public IReadOnlyList<PartRecord> Parts { get; init; } = [];

    /// <summary>From epoch 0.</summary>
    public IReadOnlyList<EpochRecord> Epochs { get; init; } = [];

    [JsonIgnore]
    public bool IsOk => Status == TrialStatus.Ok;

    [JsonIgnore]
    public bool IsCrashed => Status == TrialStatus.Crashed;

    /// <summary>The scores of that part; null when it was not scored.</summary>
    public PartRecord? Part(string part) => Parts.FirstOrDefault(p => p.Part == part);
}
