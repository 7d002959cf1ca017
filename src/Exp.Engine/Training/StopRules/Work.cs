using Exp.Engine.Catalog;

namespace Exp.Engine.Training.StopRules;

/// <summary>
/// A time limit in units that are the same on every machine: stops after the epoch in which the training has done so many
/// floating-point operations. A limit in seconds would give every machine other results.
/// </summary>
/// <param name="Gflop">Billions of floating-point operations; six per weight and row visited, evaluation left out.</param>
[Entry("work", "stops after so much work: a time limit that is the same on every machine",
    Formula = "6 * weights * rows visited >= gflop * 1e9")]
public sealed record Work(
    [Option("billions of floating-point operations; a core does some tens of them per second", Min = 0, MinExclusive = true)] double Gflop)
    : StopRule
{
    /// <inheritdoc/>
    public override StopWatch Start(StopOutlook outlook)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        return new Watch(this, outlook.EpochFlops);
    }

    private sealed class Watch(Work rule, double perEpoch) : StopWatch
    {
        public override string? See(EpochRow epoch) =>
            epoch.Epoch * perEpoch < rule.Gflop * 1e9 ? null : Words.Text($"{rule.Gflop} gflop of work are done");
    }
}
