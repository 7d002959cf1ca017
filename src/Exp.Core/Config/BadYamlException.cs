namespace Exp.Core.Config;

/// <summary>Ends the composing of one document; never leaves this folder.</summary>
internal sealed class BadYamlException(Place place, string message) : Exception(message)
{
    /// <summary>Where.</summary>
    public Place Place { get; } = place;
}
