using Exp.Cli.Terminal;

namespace Exp.Cli.Tests.Terminal;

public class TerminalTraitsTests
{
    [Theory]
    [InlineData(false, "xterm-256color", null, true, true)]
    [InlineData(false, "xterm-256color", "", true, true)]
    [InlineData(false, "xterm-256color", "1", true, false)]
    [InlineData(false, "dumb", null, false, false)]
    [InlineData(true, "xterm-256color", null, false, false)]
    public void Redirection_TERM_and_NO_COLOR_are_honoured(bool redirected, string term, string? noColor, bool live, bool color)
    {
        string? Variable(string name) => name == "TERM" ? term : name == "NO_COLOR" ? noColor : null;
        Assert.Equal(new TerminalTraits(live, color), TerminalTraits.From(redirected, Variable));
    }
}
