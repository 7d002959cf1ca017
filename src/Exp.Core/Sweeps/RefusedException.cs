namespace Exp.Core.Sweeps;

/// <summary>The folder cannot be used: another sweep runs in it, or it holds another experiment. Exit code 4.</summary>
public sealed class RefusedException(string message) : Exception(message);
