namespace Exp.Core.Data;

/// <summary>
/// Data that cannot be used; the message names file, line and cure. Ends a command with exit code 2. Whatever the data
/// put into a message is made visible and kept short: a damaged file must not write to the terminal.
/// </summary>
public sealed class DataException(string message) : Exception(VisibleText.Of(message));
