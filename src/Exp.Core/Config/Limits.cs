namespace Exp.Core.Config;

/// <summary>What a config may cost at most: every bound is checked before the memory or time is spent.</summary>
internal static class Limits
{
    /// <summary>Bytes of one file.</summary>
    public const int FileBytes = 1 << 20;

    /// <summary>Levels of nesting.</summary>
    public const int Depth = 64;

    /// <summary>Nodes, every alias counted as if written out.</summary>
    public const int Nodes = 100_000;

    /// <summary>Files in a chain of `extends`.</summary>
    public const int Files = 32;

    /// <summary>Characters of a number.</summary>
    public const int NumberLength = 400;
}
