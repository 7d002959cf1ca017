using Exp.Engine.Batching;
using Exp.Engine.Catalog;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;

namespace Exp.Engine.Draws;

/// <summary>Counter-based streams with names: nothing depends on what was drawn before.</summary>
[Entry("philox", "counter-based streams, one per layer and epoch: what every new experiment should use",
    Source = "Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011")]
public sealed record PhiloxRng : Rng
{
    /// <inheritdoc/>
    public override long LargestSeed => long.MaxValue;

    /// <inheritdoc/>
    public override TrainingDraws Start(SeedTree seeds) => new NamedStreams(seeds);

    private sealed class NamedStreams(SeedTree seeds) : TrainingDraws
    {
        public override Network<T> Network<T>(NetworkSpec spec) => new(spec, seeds);

        public override void Order(Span<int> order, BatchStrategy batching, int epoch) => batching.Order(order, seeds, epoch);
    }
}
