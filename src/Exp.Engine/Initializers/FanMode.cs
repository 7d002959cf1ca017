namespace Exp.Engine.Initializers;

/// <summary>Which connections of a layer set the scale of its weights.</summary>
public enum FanMode
{
    /// <summary>The inputs of a unit: keeps the variance of signals forward.</summary>
    FanIn,

    /// <summary>The number of units: keeps the variance of gradients backward.</summary>
    FanOut,

    /// <summary>The mean of both.</summary>
    FanAvg,
}
