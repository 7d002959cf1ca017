namespace Exp.Engine.Optimizers;

/// <summary>How the length of a step along a direction is found.</summary>
public enum LineSearch
{
    /// <summary>To the strong Wolfe conditions.</summary>
    StrongWolfe,

    /// <summary>Not at all: the length is the rate.</summary>
    None,
}
