namespace Exp.Engine.Losses;

/// <summary>What the missed margins of a row are divided by.</summary>
public enum MarginConvention
{
    /// <summary>By the number of classes (PyTorch).</summary>
    Mean,

    /// <summary>By nothing (Weston and Watkins).</summary>
    Sum,
}
