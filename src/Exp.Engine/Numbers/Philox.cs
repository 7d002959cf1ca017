namespace Exp.Engine.Numbers;

/// <summary>
/// Philox4x32-10: a bijection from a 128-bit counter to 128 random bits under a 64-bit key. Any block can be computed
/// without the blocks before it.
/// </summary>
/// <remarks>Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.</remarks>
public static class Philox
{
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four random words of one counter value.</summary>
    public static (uint R0, uint R1, uint R2, uint R3) Block(
        (uint C0, uint C1, uint C2, uint C3) counter, (uint K0, uint K1) key)
    {
        (uint c0, uint c1, uint c2, uint c3) = counter;
        (uint k0, uint k1) = key;
        for (int round = 0; round < Rounds; round++)
        {
            ulong p0 = (ulong)Multiplier0 * c0, p1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += Weyl0;
            k1 += Weyl1;
        }
        return (c0, c1, c2, c3);
    }

    /// <summary>Words first, first + 1, … of the sequence that a <see cref="RandomStream"/> of that key draws.</summary>
    public static void Words(ulong key, ulong first, Span<uint> words)
    {
        (uint, uint, uint, uint) block = default;
        for (int i = 0; i < words.Length; i++)
        {
            ulong index = first + (ulong)i;
            if (i == 0 || index % 4 == 0)
                block = Block(((uint)(index >> 2), (uint)(index >> 34), 0, 0), ((uint)key, (uint)(key >> 32)));
            words[i] = (index % 4) switch { 0 => block.Item1, 1 => block.Item2, 2 => block.Item3, _ => block.Item4 };
        }
    }
}
