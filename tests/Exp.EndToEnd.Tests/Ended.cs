namespace Exp.EndToEnd.Tests;

/// <summary>How a program ended and what it said.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error)
{
    /// <summary>Fails with everything it said unless it ended well.</summary>
    public Ended Fine() => With(0);

    /// <summary>Fails with everything it said unless it ended with that code.</summary>
    public Ended With(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, expected {exitCode}\n{Output}\n{Error}");
        return this;
    }
}
