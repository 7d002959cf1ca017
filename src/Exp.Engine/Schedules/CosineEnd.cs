namespace Exp.Engine.Schedules;

/// <summary>What follows the end of a cosine that is shorter than the training.</summary>
public enum CosineEnd
{
    /// <summary>The rate stays at its minimum, as in Keras.</summary>
    Hold,

    /// <summary>The cosine goes on and the rate rises again, as in PyTorch.</summary>
    Rise,
}
