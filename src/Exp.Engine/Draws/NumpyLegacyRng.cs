using Exp.Engine.Catalog;
using Exp.Engine.LegacyRandom;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;

namespace Exp.Engine.Draws;

/// <summary>
/// What scikit-learn's networks draw from their random_state: layer by layer the weights, one row per input, then the
/// biases; then for every epoch a permutation, applied to the order of the epoch before.
/// </summary>
[Entry("numpy_legacy", "only to re-create published runs: weights and orders of scikit-learn's networks",
    Formula = "MT19937 seeded by seed + repeat; per layer weights, one row per input, then biases; order = order[permutation]",
    Source = "random_state of sklearn.neural_network.MLPClassifier; numpy.random.RandomState")]
public sealed record NumpyLegacyRng : Rng
{
    /// <inheritdoc/>
    public override TrainingDraws Start(SeedTree seeds) => new Program(SeedOf(seeds));

    private sealed class Program(uint seed) : LegacyDraws
    {
        private readonly NumpyRandom random = new(seed);

        protected override void Draw(IReadOnlyList<LayerStart> layers)
        {
            foreach (LayerStart layer in layers)
            {
                layer.DrawWeightsByInput(random);
                layer.DrawBiases(random);
            }
        }

        protected override void Shuffle(Span<int> order, int epoch)
        {
            int[] before = [.. order], permutation = [.. Enumerable.Range(0, order.Length)];
            random.Shuffle(permutation);
            for (int i = 0; i < order.Length; i++)
                order[i] = before[permutation[i]];
        }
    }
}
