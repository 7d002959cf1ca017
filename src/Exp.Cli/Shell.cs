using Exp.Cli.Terminal;

namespace Exp.Cli;

/// <summary>The world around a command: where it writes, what the terminal can do, the clock, and the wish to stop.</summary>
/// <param name="Output">Data.</param>
/// <param name="Error">Progress and messages.</param>
/// <param name="Terminal">What is behind Error.</param>
/// <param name="Clock">Measures durations.</param>
/// <param name="Stop">Cancelled by Ctrl-C.</param>
internal sealed record Shell(
    TextWriter Output, TextWriter Error, TerminalTraits Terminal, TimeProvider Clock, CancellationToken Stop);
