using Exp.Engine.Catalog;

namespace Exp.Engine.Training.StopRules;

/// <summary>Trains for the whole budget.</summary>
[Entry("never", "trains for all epochs")]
public sealed record Never : StopRule
{
    /// <inheritdoc/>
    public override bool ShouldStop(EpochRow epoch) => false;
}
