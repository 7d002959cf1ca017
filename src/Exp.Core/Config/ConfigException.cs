namespace Exp.Core.Config;

/// <summary>An input is wrong; carries every problem found. Ends a command with exit code 2 before anything is written.</summary>
public sealed class ConfigException(IReadOnlyList<Problem> problems)
    : Exception(string.Join('\n', problems))
{
    /// <summary>All problems, in file order.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
