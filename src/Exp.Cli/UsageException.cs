namespace Exp.Cli;

/// <summary>The command line asks for something that does not exist; the message names the cure. Exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
