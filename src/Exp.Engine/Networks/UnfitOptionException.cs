namespace Exp.Engine.Networks;

/// <summary>The value of an option does not fit the others.</summary>
/// <param name="option">Which, as written in a config: "dropout".</param>
/// <param name="message">What is wrong, and what would fit.</param>
public sealed class UnfitOptionException(string option, string message) : ArgumentException(message)
{
    /// <summary>The option, as written in a config.</summary>
    public string Option { get; } = option;
}
