namespace Exp.Tests.Golden;

/// <summary>docs/reference-vectors.md tells the truth about the reference vectors of this project.</summary>
public sealed class ReferenceTableTests
{
    public static TheoryData<string> Files => [.. ReferenceTable.Files()];

    [Theory, MemberData(nameof(Files))]
    public void Every_reference_vector_is_run_by_the_test_that_the_table_names_or_listed_with_a_reason(string file)
    {
        IReadOnlyList<string> differences = ReferenceTable.Differences(file, typeof(ReferenceTableTests).Assembly);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
