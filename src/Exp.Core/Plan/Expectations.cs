namespace Exp.Core.Plan;

/// <summary>Everything that a config expects of its results.</summary>
/// <param name="Expect">In the order of the file.</param>
public sealed record Expectations(IReadOnlyList<Expectation> Expect)
{
    /// <summary>Nothing is expected.</summary>
    public static Expectations None { get; } = new([]);

    /// <summary>How many rows assertions.csv will have.</summary>
    public int Count => Expect.Count;
}
