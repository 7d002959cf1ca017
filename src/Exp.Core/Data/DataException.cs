namespace Exp.Core.Data;

/// <summary>Data that cannot be used; the message names file, line and cure. Ends a command with exit code 2.</summary>
public sealed class DataException(string message) : Exception(message);
