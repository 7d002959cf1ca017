using Exp.Engine.Layers;

namespace Exp.Engine.Tests.Layers;

/// <summary>Masks that somebody else drew, row after row, for every layer the same: 1 = kept.</summary>
internal sealed class GivenMasks(double[] kept) : IMaskWords
{
    public void Fill(int layer, long first, Span<uint> words)
    {
        for (int i = 0; i < words.Length; i++)
            words[i] = kept[first + i] == 1 ? uint.MaxValue : 0;
    }
}
