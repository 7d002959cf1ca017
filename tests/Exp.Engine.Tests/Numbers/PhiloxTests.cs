using CsCheck;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Numbers;

public sealed class PhiloxTests
{
    /// <summary>The known-answer vectors of Random123 for philox4x32-10.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Published_vectors_are_met(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint r0, uint r1, uint r2, uint r3) =>
        Assert.Equal((r0, r1, r2, r3), Philox.Block((c0, c1, c2, c3), (k0, k1)));

    [Fact]
    public void Words_from_any_place_are_those_of_their_blocks() =>
        Gen.Select(Gen.ULong, Gen.ULong[0, 1ul << 40], Gen.Int[0, 67]).Sample((key, first, count) =>
        {
            var words = new uint[count];
            Philox.Words(key, first, words);
            for (int i = 0; i < count; i++)
            {
                ulong index = first + (ulong)i;
                (uint a, uint b, uint c, uint d) = Philox.Block(((uint)(index / 4), (uint)(index / 4 >> 32), 0, 0), ((uint)key, (uint)(key >> 32)));
                Assert.Equal(new[] { a, b, c, d }[index % 4], words[i]);
            }
        });
}
