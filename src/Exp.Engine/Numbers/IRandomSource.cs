namespace Exp.Engine.Numbers;

/// <summary>Random numbers one after the other: what initial weights are made of.</summary>
public interface IRandomSource
{
    /// <summary>A double in [0, 1), a multiple of 2⁻⁵³.</summary>
    double NextDouble();

    /// <summary>A standard normal double.</summary>
    double NextNormal();
}
