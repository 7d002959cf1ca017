using Exp.Engine.Catalog;

namespace Exp.Engine.Training.StopRules;

/// <summary>Stops after the first epoch in which no row was a mistake when it was visited, as the perceptron does.</summary>
[Entry("no_mistakes", "stops after the first epoch without a mistake (perceptron criterion only)",
    Source = "Rosenblatt 1958; Novikoff 1962")]
public sealed record NoMistakes : StopRule
{
    /// <inheritdoc/>
    public override bool NeedsMistakes => true;

    /// <inheritdoc/>
    public override StopWatch Start(StopOutlook outlook) => new Watch();

    private sealed class Watch : StopWatch
    {
        public override string? See(EpochRow epoch) => epoch.Mistakes == 0 ? "no row was a mistake" : null;
    }
}
