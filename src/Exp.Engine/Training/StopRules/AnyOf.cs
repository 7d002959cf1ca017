using Exp.Engine.Catalog;
using Exp.Engine.Monitoring;
using Exp.Engine.Training.Keeping;

namespace Exp.Engine.Training.StopRules;

/// <summary>Stops when the first of several rules does.</summary>
/// <param name="Rules">The rules; the first of the list that fires gives the reason, and the first that keeps other weights than the last decides about them.</param>
[Entry("any", "stops when the first of several rules does")]
public sealed record AnyOf(
    [Option("the rules")] IReadOnlyList<StopRule> Rules) : StopRule
{
    /// <summary>The rules; at least one.</summary>
    public IReadOnlyList<StopRule> Rules { get; } = Rules is { Count: > 0 } ? Rules : throw new ArgumentException("rules must name at least one stop rule");

    /// <inheritdoc/>
    public override IReadOnlyList<Metric> Watched => [.. Rules.SelectMany(r => r.Watched)];

    /// <inheritdoc/>
    public override bool NeedsMistakes => Rules.Any(r => r.NeedsMistakes);

    /// <inheritdoc/>
    public override Keep Keep => Rules.Select(r => r.Keep).FirstOrDefault(k => k is not KeepLast) ?? new KeepLast();

    /// <inheritdoc/>
    public override StopWatch Start(StopOutlook outlook) => new Watch([.. Rules.Select(r => r.Start(outlook))]);

    private sealed class Watch(StopWatch[] all) : StopWatch
    {
        public override string? See(EpochRow epoch)
        {
            string? first = null;
            foreach (StopWatch one in all)
            {
                string? reason = one.See(epoch); // every rule sees every epoch
                first ??= reason;
            }
            return first;
        }
    }
}
