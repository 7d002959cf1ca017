namespace Exp.Engine.Numbers;

/// <summary>The version of the bits. Raised on purpose, with a note in docs/decisions, when any result changes.</summary>
public static class NumericsVersion
{
    /// <summary>Part of every trial id, lock and manifest.</summary>
    public const int Current = 1;
}
