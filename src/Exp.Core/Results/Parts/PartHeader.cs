namespace Exp.Core.Results.Parts;

/// <summary>The first line of a part file: who wrote it, for which plan.</summary>
public sealed record PartHeader
{
    /// <summary>The layout of lines that this program writes; a file with another one is not read.</summary>
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    /// <summary>Numerics version: results of another one are results of other trials.</summary>
    public required int Numerics { get; init; }

    public required string ExpVersion { get; init; }

    /// <summary>
    /// Fingerprint of the plan it was written for, for people. A trial's id covers all that determines its numbers, so a
    /// record also serves other plans that hold the same trial.
    /// </summary>
    public required string Plan { get; init; }

    public required string Runtime { get; init; }

    public required string Cpu { get; init; }

    public required string Host { get; init; }

    public required int ProcessId { get; init; }

    /// <summary>When it was begun: tells two writers from one writer's file and its copy, where host and process number are the same.</summary>
    public string StartedUtc { get; init; } = "";
}
