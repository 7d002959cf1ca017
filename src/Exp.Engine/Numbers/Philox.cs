using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
    private const int Rounds = 10, FourBlocks = 16;

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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Words(ulong key, ulong first, Span<uint> words)
    {
        (uint, uint, uint, uint) block = default;
        for (int i = 0; i < words.Length; i++)
        {
            ulong index = first + (ulong)i;
            while (Avx2.IsSupported && index % 4 == 0 && words.Length - i >= FourBlocks)
            {
                FourBlocksOf(key, index >> 2, words.Slice(i, FourBlocks));
                (i, index) = (i + FourBlocks, index + FourBlocks);
            }
            if (i == words.Length)
                return;
            if (i == 0 || index % 4 == 0)
                block = Block(((uint)(index >> 2), (uint)(index >> 34), 0, 0), ((uint)key, (uint)(key >> 32)));
            words[i] = (index % 4) switch { 0 => block.Item1, 1 => block.Item2, 2 => block.Item3, _ => block.Item4 };
        }
    }

    // One block per 64-bit lane, its words in the low halves: whole numbers, so the bits are those of Block.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourBlocksOf(ulong key, ulong block, Span<uint> words)
    {
        Vector256<ulong> index = Vector256.Create(block) + Vector256.Create(0ul, 1, 2, 3), low = Vector256.Create(0xFFFFFFFFul);
        Vector256<ulong> c0 = index & low, c1 = index >>> 32, c2 = default, c3 = default;
        Vector256<uint> multiplier0 = Vector256.Create((ulong)Multiplier0).AsUInt32(), multiplier1 = Vector256.Create((ulong)Multiplier1).AsUInt32();
        (uint k0, uint k1) = ((uint)key, (uint)(key >> 32));
        for (int round = 0; round < Rounds; round++)
        {
            Vector256<ulong> p0 = Avx2.Multiply(multiplier0, c0.AsUInt32()), p1 = Avx2.Multiply(multiplier1, c2.AsUInt32());
            (c0, c1, c2, c3) = (
                (p1 >>> 32) ^ c1 ^ Vector256.Create((ulong)k0), p1 & low, (p0 >>> 32) ^ c3 ^ Vector256.Create((ulong)k1), p0 & low);
            k0 += Weyl0;
            k1 += Weyl1;
        }
        Vector256<ulong> front = c0 | (c1 << 32), back = c2 | (c3 << 32);
        Vector256<ulong> even = Avx2.UnpackLow(front, back), odd = Avx2.UnpackHigh(front, back);
        Avx2.Permute2x128(even, odd, 0x20).AsUInt32().CopyTo(words);
        Avx2.Permute2x128(even, odd, 0x31).AsUInt32().CopyTo(words[8..]);
    }
}
