namespace Exp.Engine.Numbers;

/// <summary>
/// A named sequence of random numbers: words 0, 1, 2, … of <see cref="Philox"/> under one key. The same on every
/// machine; a stream never depends on another.
/// </summary>
public sealed class RandomStream(ulong key) : IRandomSource
{
    private readonly (uint, uint) key = ((uint)key, (uint)(key >> 32));
    private (uint, uint, uint, uint) block;
    private ulong drawn;

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        int place = (int)(drawn & 3);
        if (place == 0)
        {
            ulong index = drawn >> 2;
            block = Philox.Block(((uint)index, (uint)(index >> 32), 0, 0), key);
        }
        drawn++;
        return place switch { 0 => block.Item1, 1 => block.Item2, 2 => block.Item3, _ => block.Item4 };
    }

    /// <summary>The next 64 random bits: the first word drawn is the low half.</summary>
    public ulong NextUInt64()
    {
        uint low = NextUInt32();
        return low | ((ulong)NextUInt32() << 32);
    }

    /// <summary>A float in [0, 1), a multiple of 2⁻²⁴.</summary>
    public float NextFloat() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>A double in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>
    /// A standard normal double: the inverse distribution function at the middle of one of 2⁵² equal cells, so that one
    /// draw makes one number, never infinite, symmetric about 0.
    /// </summary>
    public double NextNormal() => Elementary.InverseNormalCdf(((NextUInt64() >> 12) + 0.5) * (1.0 / (1L << 52)));

    /// <summary>An integer in [0, bound), without bias: Lemire's multiplication with rejection.</summary>
    /// <remarks>Source: Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019.</remarks>
    public int NextBelow(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        uint n = (uint)bound;
        uint threshold = unchecked(0u - n) % n;
        while (true)
        {
            ulong product = (ulong)NextUInt32() * n;
            if ((uint)product >= threshold)
                return (int)(product >> 32);
        }
    }

    /// <summary>Puts the items into a random order: Fisher and Yates, from the end.</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
