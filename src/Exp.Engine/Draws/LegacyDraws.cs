using Exp.Engine.Batching;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;

namespace Exp.Engine.Draws;

/// <summary>The draws of a published program: one number after the other, so that everything depends on what came before.</summary>
internal abstract class LegacyDraws : TrainingDraws
{
    // Nothing is drawn from it that stays.
    private static readonly SeedTree replaced = new(0, 0);

    public sealed override Network<T> Network<T>(NetworkSpec spec)
    {
        var network = new Network<T>(spec, replaced);
        LayerStart[] layers = [.. spec.Layers.Select((_, i) => new LayerStart(spec, i))];
        Draw(layers);
        for (int i = 0; i < layers.Length; i++)
            network.Begin(i, layers[i]);
        return network;
    }

    public sealed override void Order(Span<int> order, BatchStrategy batching, int epoch)
    {
        for (int i = 0; epoch == 1 && i < order.Length; i++)
            order[i] = i;
        if (batching.Shuffles)
            Shuffle(order, epoch);
    }

    /// <summary>Fills the layers.</summary>
    protected abstract void Draw(IReadOnlyList<LayerStart> layers);

    /// <summary>Turns the order of the epoch before into that of this one.</summary>
    protected abstract void Shuffle(Span<int> order, int epoch);
}
