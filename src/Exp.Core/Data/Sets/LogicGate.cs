namespace Exp.Core.Data.Sets;

/// <summary>A logic gate of two inputs.</summary>
public enum LogicGate
{
    /// <summary>1 when both are 1; linearly separable.</summary>
    And,

    /// <summary>1 when at least one is 1; linearly separable.</summary>
    Or,

    /// <summary>0 when both are 1; linearly separable.</summary>
    Nand,

    /// <summary>1 when they differ; not linearly separable.</summary>
    Xor,
}
