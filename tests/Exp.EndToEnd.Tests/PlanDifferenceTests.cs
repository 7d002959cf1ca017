namespace Exp.EndToEnd.Tests;

/// <summary>`exp plan --diff`, as a user meets it.</summary>
public sealed class PlanDifferenceTests : IDisposable
{
    private const string Text = "name: n\ndata: {dataset: iris}\ntrain: {epochs: 1}\nsweep: {grid: {batch.size: [16, 32]}}\n";

    private readonly Workplace place = new();

    [Fact]
    public async Task A_config_is_compared_with_another_one_with_itself_overridden_and_with_results()
    {
        place.With("x.yaml", Text).With("y.yaml", Text.Replace("32", "64", StringComparison.Ordinal));
        Ended two = (await ExpProgram.Run(place.Folder, "plan", "y.yaml", "--diff", "x.yaml")).Fine();
        Assert.Matches(
            """
            \Ay.yaml against x.yaml: 1 trial added, 1 removed, 1 kept

            key         added  removed
            batch.size  64     32

               trial             repeat  setting
            \+  [0-9a-f]{16}       0  batch.size=64
            -  [0-9a-f]{16}       0  batch.size=32
            \z
            """.ReplaceLineEndings("\n"),
            two.Output);
        Ended own = (await ExpProgram.Run(place.Folder, "plan", "x.yaml", "batch.size=8", "--diff", "x.yaml", "--json")).Fine();
        Assert.Contains("\"kept\": 0", own.Output, StringComparison.Ordinal);
        (await ExpProgram.Run(place.Folder, "sweep", "x.yaml", "-q")).Fine();
        Ended folder = (await ExpProgram.Run(place.Folder, "plan", "y.yaml", "--diff", "results/n")).Fine();
        Assert.StartsWith("y.yaml against results/n: 1 trial added, 1 removed, 1 kept\n", folder.Output, StringComparison.Ordinal);
        Assert.Contains("plan.json is missing", (await ExpProgram.Run(place.Folder, "plan", "y.yaml", "--diff", ".")).With(4).Error, StringComparison.Ordinal);
        Assert.Contains("z.yaml", (await ExpProgram.Run(place.Folder, "plan", "y.yaml", "--diff", "z.yaml")).With(2).Error, StringComparison.Ordinal);
    }

    public void Dispose() => place.Dispose();
}
