using System.Globalization;
using System.Numerics;
using CsCheck;
using Exp.Core.Config;

namespace Exp.Core.Tests.Config;

public class NumberTextTests
{
    [Theory]
    [InlineData("1e-1", 0.1)]
    [InlineData("1E-2", 0.01)]
    [InlineData("1.e-3", 0.001)]
    [InlineData(".5e-1", 0.05)]
    [InlineData("+3", 3)]
    [InlineData("-0.25", -0.25)]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("0e99999999999", 0)]
    [InlineData("1e+2", 100)]
    public void Reads(string text, double value)
    {
        Assert.True(NumberText.TryDouble(text, out double read, out string cure), cure);
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(read));
    }

    [Theory]
    [InlineData("032", "leading zero; write 32")]
    [InlineData("08", "leading zero; write 8")]
    [InlineData("00", "leading zero; write 0")]
    [InlineData("-01.5", "leading zero; write -1.5")]
    [InlineData("1_000", "underscores are not allowed; write 1000")]
    [InlineData("0x1F", "hexadecimal, octal and binary numbers are not allowed; write it in decimal")]
    [InlineData("0o17", "hexadecimal, octal and binary numbers are not allowed; write it in decimal")]
    [InlineData("0,5", "decimal comma; write 0.5")]
    [InlineData(".inf", "it must be finite")]
    [InlineData("NaN", "it must be finite")]
    [InlineData("-Infinity", "it must be finite")]
    [InlineData("1e999", "beyond the range of a double")]
    [InlineData("1e-999", "so small that it would become 0; write 0")]
    [InlineData("12:30:45", "")]
    [InlineData("fast", "")]
    [InlineData("1 2", "")]
    [InlineData("1e", "")]
    [InlineData(".", "")]
    [InlineData("١", "")]
    public void Refuses(string text, string cure)
    {
        Assert.False(NumberText.TryDouble(text, out _, out string said));
        Assert.Equal(cure, said);
    }

    [Theory]
    [InlineData("32.0", "write 32")]
    [InlineData("1e3", "write 1000")]
    [InlineData("1.5", "")]
    [InlineData("032", "leading zero; write 32")]
    public void A_whole_number_is_written_as_one(string text, string cure)
    {
        Assert.False(NumberText.TryWhole(text, out _, out string said));
        Assert.Equal(cure, said);
    }

    [Fact]
    public void A_number_of_absurd_length_is_refused()
    {
        Assert.False(NumberText.TryDouble(new string('1', 401), out _, out string cure));
        Assert.Equal("a number has at most 400 characters", cure);
    }

    [Fact]
    public void Doubles_survive_writing_and_reading() => Gen.Double.Where(double.IsFinite).Sample(
        value =>
        {
            string text = NumberText.Canonical(value);
            return NumberText.TryDouble(text, out double read, out _) && read == value && NumberText.Canonical(text) == NumberText.Canonical(read);
        },
        iter: 5_000);

    [Fact]
    public void Whole_numbers_survive_writing_and_reading() => Gen.Long.Sample(
        value => NumberText.TryWhole(value.ToString(CultureInfo.InvariantCulture), out BigInteger read, out _) && read == value,
        iter: 5_000);
}
