namespace Exp.Core.Data;

/// <summary>How features are scaled; always fitted on training rows only.</summary>
public enum Scaling
{
    /// <summary>As they are.</summary>
    None,

    /// <summary>Images: ÷255. Others: ÷ largest absolute value of the column.</summary>
    Unit,

    /// <summary>Images: ÷256, so that white is a little less than 1. Not for others.</summary>
    Unit256,

    /// <summary>To [0, 1] per column.</summary>
    Minmax,

    /// <summary>To mean 0 and population standard deviation 1 per column.</summary>
    Standard,
}
