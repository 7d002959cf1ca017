using Exp.Engine.Catalog;
using Exp.Engine.LegacyRandom;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;

namespace Exp.Engine.Draws;

/// <summary>
/// What programs for Python 2 draw: rows shuffled by CPython's random, in place, so that the list goes on from epoch to
/// epoch; weights from NumPy's older generator, seeded the same, the biases of all layers first, then the weights, one row
/// per unit.
/// </summary>
/// <param name="EarlierNetworks">Networks of this shape that the program had drawn before.</param>
/// <param name="EarlierEpochs">Epochs for which it had shuffled this list before.</param>
[Entry("cpython", "only to re-create published runs: shuffles of Python 2, weights of NumPy's older generator",
    Formula = "MT19937 seeded by seed + repeat; biases of all layers, then weights, one row per unit; the list is shuffled anew from the order of the epoch before",
    Source = "the programs of Nielsen, Neural Networks and Deep Learning, 2015")]
public sealed record CPythonRng(
    [Option("networks of the same shape that the program had drawn before this one", Min = 0)] int EarlierNetworks = 0,
    [Option("epochs for which it had shuffled the same rows before", Min = 0)] int EarlierEpochs = 0) : Rng
{
    /// <inheritdoc/>
    public override TrainingDraws Start(SeedTree seeds) => new Program(this, SeedOf(seeds));

    private sealed class Program(CPythonRng rng, uint seed) : LegacyDraws
    {
        private readonly CPythonRandom rows = new(seed);
        private readonly NumpyRandom weights = new(seed);

        protected override void Draw(IReadOnlyList<LayerStart> layers)
        {
            // Every network of that shape takes as many numbers as another.
            for (int network = 0; network <= rng.EarlierNetworks; network++)
            {
                foreach (LayerStart layer in layers)
                    layer.DrawBiases(weights);
                foreach (LayerStart layer in layers)
                    layer.DrawWeights(weights);
            }
        }

        protected override void Shuffle(Span<int> order, int epoch)
        {
            for (int earlier = 0; epoch == 1 && earlier < rng.EarlierEpochs; earlier++)
                rows.Shuffle(order);
            rows.Shuffle(order);
        }
    }
}
