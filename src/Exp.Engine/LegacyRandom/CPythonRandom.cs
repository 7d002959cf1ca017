namespace Exp.Engine.LegacyRandom;

/// <summary>CPython's module random, as far as published programs have used it: random() and the shuffle of Python 2.</summary>
internal sealed class CPythonRandom(uint seed)
{
    private readonly MersenneTwister twister = new([seed]);

    /// <summary>random(): a double in [0, 1).</summary>
    public double NextDouble() => twister.NextDouble();

    /// <summary>shuffle() of Python 2: from the end, each item with the one at floor(u · (i + 1)). Python 3 draws other numbers.</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = (int)(NextDouble() * (i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
