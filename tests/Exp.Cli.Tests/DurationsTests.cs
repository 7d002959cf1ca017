using Exp.Cli.Commands;

namespace Exp.Cli.Tests;

public class DurationsTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30m", 1800)]
    [InlineData("1h30m", 5400)]
    [InlineData("2h5s", 7205)]
    public void Hours_minutes_and_seconds_are_read(string text, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Durations.Parse(text));

    [Theory]
    [InlineData("30")]
    [InlineData("1.5h")]
    [InlineData("30M")]
    [InlineData("5s1m")]
    [InlineData("-1m")]
    [InlineData(" 1m")]
    [InlineData("1m\n")]
    [InlineData("0s")]
    public void Anything_else_is_no_length_of_time(string text) => Assert.Null(Durations.Parse(text));
}
