namespace Exp.Core.Results.Parts;

/// <summary>One line of a part file: exactly one kind of thing.</summary>
internal sealed record PartLine
{
    public const string HeaderKind = "header", BeginKind = "begin", DoneKind = "done", StoppedKind = "stopped", EndKind = "end";

    public required string Kind { get; init; }

    /// <summary>begin, done, stopped: the trial, or the text of a <see cref="BaselineKey"/>.</summary>
    public string? Id { get; init; }

    /// <summary>header.</summary>
    public PartHeader? Header { get; init; }

    /// <summary>done, of a trial.</summary>
    public TrialRecord? Trial { get; init; }

    /// <summary>done, of a trial.</summary>
    public TrialTiming? Timing { get; init; }

    /// <summary>done, of a baseline.</summary>
    public BaselineRecord? Baseline { get; init; }

    /// <summary>end: done lines in this file.</summary>
    public int? Count { get; init; }
}
