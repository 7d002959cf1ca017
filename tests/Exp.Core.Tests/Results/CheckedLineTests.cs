using System.Text;
using CsCheck;
using Exp.Core.Results.Parts;

namespace Exp.Core.Tests.Results;

public sealed class CheckedLineTests
{
    /// <summary>RFC 3720, appendix B.4, and the customary check value.</summary>
    [Theory]
    [InlineData("123456789", 0xE3069283)]
    [InlineData("", 0)]
    public void The_check_is_crc_32c(string text, uint expected) =>
        Assert.Equal(expected, CheckedLine.Crc(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Thirty_two_zero_bytes_have_the_check_of_the_standard() =>
        Assert.Equal(0x8A9136AAu, CheckedLine.Crc(new byte[32]));

    [Fact]
    public void A_sealed_line_opens_to_what_it_was() => Gen.Byte.Array.Sample(text =>
        CheckedLine.TryOpen(CheckedLine.Seal(text).AsSpan()[..^1], out ReadOnlySpan<byte> opened) && opened.SequenceEqual(text));

    [Fact]
    public void A_line_with_any_bit_changed_does_not_open()
    {
        byte[] line = CheckedLine.Seal("{\"kind\":\"done\",\"id\":\"a|b\"}"u8)[..^1];
        for (int bit = 0; bit < line.Length * 8; bit++)
        {
            byte[] changed = [.. line];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(CheckedLine.TryOpen(changed, out _));
        }
    }

    [Fact]
    public void A_line_cut_anywhere_does_not_open()
    {
        byte[] line = CheckedLine.Seal("{\"kind\":\"done\",\"id\":\"a|b\"}"u8)[..^1];
        for (int length = 0; length < line.Length; length++)
            Assert.False(CheckedLine.TryOpen(line.AsSpan(0, length), out _));
    }
}
