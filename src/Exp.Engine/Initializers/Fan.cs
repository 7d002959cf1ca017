namespace Exp.Engine.Initializers;

/// <summary>The number that a fan mode stands for.</summary>
internal static class Fan
{
    /// <summary>Inputs, units, or their mean.</summary>
    public static double Of(FanMode mode, int fanIn, int fanOut) => mode switch
    {
        FanMode.FanIn => fanIn,
        FanMode.FanOut => fanOut,
        _ => ((double)fanIn + fanOut) / 2,
    };
}
