namespace Exp.Core.Data;

/// <summary>What `exp data show NAME` tells: a set, read and its digests checked.</summary>
/// <param name="Listing">What the list says of it.</param>
/// <param name="Set">The set.</param>
/// <param name="Classes">Class balance; empty for regression.</param>
/// <param name="TargetRange">Smallest, mean and largest target; null for classification.</param>
/// <param name="Files">The files it was read from, relative to data/, with their SHA-256; empty for made-up sets.</param>
public sealed record DataDescription(
    DataListing Listing, DataSet Set, IReadOnlyList<ClassCount> Classes, (double Least, double Mean, double Most)? TargetRange,
    IReadOnlyList<(string Name, string Sha256)> Files);
