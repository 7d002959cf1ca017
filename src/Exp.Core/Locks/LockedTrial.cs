namespace Exp.Core.Locks;

/// <summary>What a lock holds of one trial.</summary>
/// <param name="Id">The trial.</param>
/// <param name="Digest">Of all its rows: 16 hex digits of SHA-256.</param>
/// <param name="Status">As in trials.csv.</param>
/// <param name="Last">The numbers of its last epoch row by column, as in epochs.csv: what a difference is measured against.</param>
/// <param name="Marks">Four hex digits for each of up to 40 evenly spaced epoch rows: where a difference begins.</param>
public sealed record LockedTrial(
    string Id, string Digest, string Status, IReadOnlyDictionary<string, string> Last, string Marks);
