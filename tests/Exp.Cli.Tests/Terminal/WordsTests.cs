using Exp.Cli.Terminal;

namespace Exp.Cli.Tests.Terminal;

public class WordsTests
{
    [Theory]
    [InlineData(-1, "0.0 s")]
    [InlineData(0.44, "0.4 s")]
    [InlineData(12.3, "12 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7500, "2 h 5 min")]
    [InlineData(double.NaN, "unknown time")]
    [InlineData(double.PositiveInfinity, "unknown time")]
    public void Durations_read_well(double seconds, string expected) => Assert.Equal(expected, Words.Duration(seconds));

    [Theory]
    [InlineData(null, "-")]
    [InlineData(0.0, "0.0000")]
    [InlineData(0.94321, "0.9432")]
    [InlineData(0.00012345, "1.23e-4")]
    [InlineData(1234567.0, "1.23e6")]
    public void Scores_have_four_digits(double? value, string expected) => Assert.Equal(expected, Words.Score(value));

    [Fact]
    public void Wrapping_keeps_every_word()
    {
        const string Text = "one two three four five six";
        string[] lines = [.. Words.Wrap(Text, 9)];
        Assert.All(lines, line => Assert.True(line.Length <= 9));
        Assert.Equal(Text, string.Join(' ', lines));
    }

    [Fact]
    public void Counts_know_the_singular() =>
        Assert.Equal(("1 trial", "2 trials"), (Words.Count(1, "trial"), Words.Count(2, "trial")));
}
