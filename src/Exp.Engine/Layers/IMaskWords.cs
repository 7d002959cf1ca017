namespace Exp.Engine.Layers;

/// <summary>The random words that dropout masks are made of. A contract, because reference vectors come with masks of their own.</summary>
internal interface IMaskWords
{
    /// <summary>Words first, first + 1, … of a layer: 0 are the inputs, 1 the first hidden layer.</summary>
    void Fill(int layer, long first, Span<uint> words);
}
