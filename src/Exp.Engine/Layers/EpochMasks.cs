using Exp.Engine.Numbers;

namespace Exp.Engine.Layers;

/// <summary>The words of one epoch: streams "dropout/epoch3/layer1" of the repeat.</summary>
internal sealed class EpochMasks(SeedTree seeds, int epoch, int layers) : IMaskWords
{
    private readonly ulong[] keys = [.. Enumerable.Range(0, layers).Select(l => seeds.Key($"dropout/epoch{epoch}/layer{l}"))];

    public void Fill(int layer, long first, Span<uint> words) => Philox.Words(keys[layer], (ulong)first, words);
}
