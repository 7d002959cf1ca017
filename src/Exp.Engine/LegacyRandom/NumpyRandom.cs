using System.Numerics;
using Exp.Engine.Numbers;

namespace Exp.Engine.LegacyRandom;

/// <summary>NumPy's RandomState, which numpy.random.seed and scikit-learn's random_state stand for.</summary>
internal sealed class NumpyRandom(uint seed) : IRandomSource
{
    private readonly MersenneTwister twister = new(seed);
    private double? kept;

    /// <inheritdoc/>
    public double NextDouble() => twister.NextDouble();

    /// <summary>
    /// Marsaglia's polar method: a point in the unit disc makes two numbers, the second of which is kept for the next call.
    /// NumPy takes the logarithm of the C library; the last bit may differ.
    /// </summary>
    public double NextNormal()
    {
        if (kept is double second)
        {
            kept = null;
            return second;
        }
        double x, y, square;
        do
        {
            x = (2 * NextDouble()) - 1;
            y = (2 * NextDouble()) - 1;
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        double factor = Math.Sqrt(-2 * Elementary.Log(square) / square);
        kept = factor * x;
        return factor * y;
    }

    /// <summary>shuffle(): from the end, each item with one that is not behind it.</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = (int)NextAtMost((uint)i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    // Words cut to the bits of the limit, until one is not above it.
    private uint NextAtMost(uint limit)
    {
        uint mask = uint.MaxValue >> BitOperations.LeadingZeroCount(limit), value;
        do
            value = twister.NextUInt32() & mask;
        while (value > limit);
        return value;
    }
}
