namespace Exp.Fuzz;

/// <summary>One reader of outside input.</summary>
/// <param name="Name">Names it on the command line.</param>
/// <param name="Seeds">Good inputs that are changed.</param>
/// <param name="Read">Reads an input; throws what the reader throws.</param>
/// <param name="Refuses">What a reader may throw at bad input: the command line turns these into one line for the user.</param>
internal sealed record Target(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Read, IReadOnlyList<Type> Refuses)
{
    /// <summary>True for a refusal.</summary>
    public bool MayThrow(Exception e) => Refuses.Any(t => t.IsInstanceOfType(e));
}
