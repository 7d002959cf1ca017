namespace Exp.Engine.LegacyRandom;

/// <summary>MT19937: the 32-bit words behind the random numbers of CPython and of NumPy's older generator.</summary>
/// <remarks>Source: Matsumoto and Nishimura, ACM TOMACS 8(1), 1998; the two ways of seeding are those of their program of 2002.</remarks>
internal sealed class MersenneTwister
{
    private const int Length = 624, Far = 397;

    private readonly uint[] words = new uint[Length];
    private int next = Length;

    /// <summary>Seeded by one number: init_genrand, as NumPy's RandomState does.</summary>
    public MersenneTwister(uint seed)
    {
        words[0] = seed;
        for (uint i = 1; i < Length; i++)
            words[i] = (1812433253u * Mixed(words[i - 1])) + i;
    }

    /// <summary>Seeded by a list of numbers, at least one: init_by_array, as CPython does with the 32-bit digits of its seed.</summary>
    public MersenneTwister(ReadOnlySpan<uint> key)
        : this(19650218u)
    {
        ArgumentOutOfRangeException.ThrowIfZero(key.Length);
        int i = 1;
        for (int k = 0; k < Math.Max(Length, key.Length); k++)
        {
            int j = k % key.Length;
            words[i] = (words[i] ^ (Mixed(words[i - 1]) * 1664525u)) + key[j] + (uint)j;
            i = Following(i);
        }
        for (int k = 1; k < Length; k++)
        {
            words[i] = (words[i] ^ (Mixed(words[i - 1]) * 1566083941u)) - (uint)i;
            i = Following(i);
        }
        words[0] = 0x80000000u;
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (next == Length)
            Renew();
        uint y = words[next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    /// <summary>A double in [0, 1) from two words: 27 bits of the first, 26 of the second.</summary>
    public double NextDouble()
    {
        uint high = NextUInt32() >> 5, low = NextUInt32() >> 6;
        return ((high * 67108864.0) + low) / 9007199254740992.0;
    }

    private static uint Mixed(uint word) => word ^ (word >> 30);

    // Word 0 is skipped; it takes the value of the last one on the way round.
    private int Following(int i)
    {
        if (i + 1 < Length)
            return i + 1;
        words[0] = words[Length - 1];
        return 1;
    }

    private void Renew()
    {
        for (int i = 0; i < Length; i++)
        {
            uint y = (words[i] & 0x80000000u) | (words[(i + 1) % Length] & 0x7fffffffu);
            words[i] = words[(i + Far) % Length] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0dfu);
        }
        next = 0;
    }
}
