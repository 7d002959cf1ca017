using System.Text.Json.Serialization;

namespace Exp.Core.Results;

/// <summary>What a baseline came to on one repeat of one data set.</summary>
public sealed record BaselineRecord
{
    /// <summary>ok, unavailable or crashed.</summary>
    public required string Status { get; init; }

    /// <summary>Why it is not ok; else empty.</summary>
    public string WhyText { get; init; } = "";

    public int? TrainRows { get; init; }

    /// <summary>The same parts as a trial's, scored by the same functions.</summary>
    public IReadOnlyList<PartRecord> Parts { get; init; } = [];

    [JsonIgnore]
    public bool IsOk => Status == TrialStatus.Ok;

    /// <summary>The scores of that part; null when it was not scored.</summary>
    public PartRecord? Part(string part) => Parts.FirstOrDefault(p => p.Part == part);
}
