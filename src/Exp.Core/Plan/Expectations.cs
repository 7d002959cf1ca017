namespace Exp.Core.Plan;

/// <summary>Everything that a config expects of its results.</summary>
/// <param name="Expect">In the order of the file.</param>
/// <param name="Golden">Files that the results must repeat, in the order of the config.</param>
public sealed record Expectations(IReadOnlyList<Expectation> Expect, IReadOnlyList<GoldenSeries> Golden)
{
    /// <summary>Nothing is expected.</summary>
    public static Expectations None { get; } = new([], []);

    /// <summary>How many rows assertions.csv will have.</summary>
    public int Count => Expect.Count + Golden.Count;
}
