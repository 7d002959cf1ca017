namespace Exp.Engine.Initializers;

/// <summary>The law of random weights.</summary>
public enum WeightLaw
{
    /// <summary>Normal, not cut.</summary>
    Normal,

    /// <summary>Normal, cut at two deviations and widened to keep the deviation, as in Keras.</summary>
    TruncatedNormal,

    /// <summary>Uniform, symmetric about zero.</summary>
    Uniform,
}
