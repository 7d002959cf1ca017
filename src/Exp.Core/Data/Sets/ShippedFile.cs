namespace Exp.Core.Data.Sets;

/// <summary>A file of a set that ships.</summary>
/// <param name="Name">File name.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hex, as data/SHA256SUMS has it.</param>
public sealed record ShippedFile(string Name, string Sha256);
