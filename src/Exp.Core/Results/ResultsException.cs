namespace Exp.Core.Results;

/// <summary>A folder does not hold what a finished sweep leaves: none of ours, incomplete, or damaged. Exit code 4.</summary>
public sealed class ResultsException(string message) : Exception(message);
