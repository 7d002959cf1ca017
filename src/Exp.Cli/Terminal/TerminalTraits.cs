namespace Exp.Cli.Terminal;

/// <summary>What stands behind standard error: a live terminal, one without tricks, or a file.</summary>
/// <param name="Live">Lines may be redrawn.</param>
/// <param name="Color">Colours may be used.</param>
internal sealed record TerminalTraits(bool Live, bool Color)
{
    /// <summary>Neither redrawing nor colours.</summary>
    public static TerminalTraits Plain { get; } = new(false, false);

    /// <summary>Asks the console and the environment; NO_COLOR and TERM=dumb are honoured.</summary>
    public static TerminalTraits Detect() => From(Console.IsErrorRedirected, Environment.GetEnvironmentVariable);

    internal static TerminalTraits From(bool redirected, Func<string, string?> variable)
    {
        string? term = variable("TERM");
        bool dumb = string.Equals(term, "dumb", StringComparison.Ordinal)
            || (string.IsNullOrEmpty(term) && !OperatingSystem.IsWindows());
        bool live = !redirected && !dumb;
        return new TerminalTraits(live, live && string.IsNullOrEmpty(variable("NO_COLOR")));
    }
}
