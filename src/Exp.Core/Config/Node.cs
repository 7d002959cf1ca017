namespace Exp.Core.Config;

/// <summary>
/// A piece of a config as written: nothing is typed yet, everything knows its place. Immutable, so that anchors,
/// merges and trials share their branches.
/// </summary>
internal abstract class Node(Place place, int height, long size)
{
    /// <summary>Where it begins.</summary>
    public Place Place { get; } = place;

    /// <summary>Levels of nesting below this one; 0 for text.</summary>
    public int Height { get; } = height;

    /// <summary>Nodes of this branch with every alias counted as if written out.</summary>
    public long Size { get; } = size;

    /// <summary>"a map", "a list" or the text in quotes: for messages.</summary>
    public abstract string InWords { get; }
}
