namespace Exp.EndToEnd.Tests;

/// <summary>Published results, re-created from the configs that ship. Minutes: only where EXP_PROOFS is set, as in .ci/run.</summary>
public sealed class ReplicationTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Workplace.Repository, "configs", "replications");

    private readonly Workplace place = new();

    public static TheoryData<string> Configs => [.. Directory.GetFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Configs))]
    public async Task What_it_expects_of_a_published_result_holds(string name)
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("EXP_PROOFS")), "set EXP_PROOFS=1 to run the slow proofs");
        (await ExpProgram.Run(place.Folder, "sweep", Path.Combine(Folder, name), "-o", "results")).Fine();
        Assert.True(place.Rows("results", "assertions.csv").Count >= 2);
    }

    [Fact]
    public void The_page_of_results_has_a_row_for_each() => Assert.All(
        Directory.GetFiles(Folder, "*.yaml"),
        file => Assert.Contains($"| [`{Path.GetFileNameWithoutExtension(file)}`]({Path.GetFileName(file)}) |", File.ReadAllText(Path.Combine(Folder, "README.md")), StringComparison.Ordinal));

    public void Dispose() => place.Dispose();
}
