namespace Exp.Engine.Checks;

/// <summary>The digest of some short trainings on this machine, beside the one they have everywhere.</summary>
/// <param name="Name">What was trained: "optimizers float32".</param>
/// <param name="Expected">16 hex digits, for this numerics version.</param>
/// <param name="Found">The same, of this machine.</param>
public sealed record CheckedBits(string Name, string Expected, string Found)
{
    /// <summary>True when the machine has the bits of every other.</summary>
    public bool Same => Expected == Found;
}
