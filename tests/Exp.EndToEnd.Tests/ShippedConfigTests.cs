namespace Exp.EndToEnd.Tests;

/// <summary>The configs that ship are fine, and teach what they say they teach.</summary>
public sealed class ShippedConfigTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Workplace.Repository, "configs");

    private readonly Workplace place = new();

    public static TheoryData<string> Configs =>
        [.. Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".lock.yaml", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_lesson_has_a_lock_file() => Assert.All(
        Directory.GetFiles(Folder, "*.yaml").Where(f => !f.EndsWith(".lock.yaml", StringComparison.Ordinal)),
        f => Assert.True(File.Exists(Path.ChangeExtension(f, null) + ".lock.yaml"), f));

    [Theory, MemberData(nameof(Configs))]
    public async Task It_is_valid_and_says_in_its_comments_what_it_teaches(string name)
    {
        (await ExpProgram.Run(place.Folder, "validate", Shipped(name))).Fine();
        string text = File.ReadAllText(Shipped(name));
        Assert.StartsWith("# ", text, StringComparison.Ordinal);
        Assert.Contains($"#   ./exp sweep configs/{name}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_perceptron_learns_every_gate_but_xor()
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> trials = await Sweep("perceptron-gates.yaml");
        Assert.Equal(
            ["and 1", "or 1", "nand 1", "xor 0"],
            trials.Select(t => $"{t["dataset"]} {(t["train_acc_final"] == "1" ? 1 : 0)}"));
    }

    [Fact]
    public async Task Adaline_converges_below_its_boundary_and_diverges_above()
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> trials = await Sweep("adaline-iris.yaml");
        Assert.Equal(["ok", "ok"], trials.Take(2).Select(t => t["status"]));
        Assert.All(trials.Skip(2), t => Assert.StartsWith("diverged", t["status"], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("smoke.yaml")]
    [InlineData("batch-strategy.yaml")]
    [InlineData("optimizer-duel.yaml")]
    [InlineData("activations.yaml")]
    public async Task It_runs_to_the_end(string name) => Assert.NotEmpty(await Sweep(name));

    [Theory]
    [InlineData("activations.yaml")]
    [InlineData("adaline-iris.yaml")]
    [InlineData("batch-strategy.yaml")]
    [InlineData("optimizer-duel.yaml")]
    [InlineData("perceptron-gates.yaml")]
    [InlineData("smoke.yaml")]
    public async Task Its_expectations_notice_a_training_that_is_cut_short(string name) =>
        (await ExpProgram.Run(place.Folder, "sweep", Shipped(name), "train.epochs=1", "baselines=majority", "-o", "results")).With(3);

    public void Dispose() => place.Dispose();

    private static string Shipped(string name) => Path.Combine(Folder, name);

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Sweep(string name)
    {
        (await ExpProgram.Run(place.Folder, "sweep", Shipped(name), "-o", "results")).Fine();
        return place.Rows("results", "trials.csv");
    }
}
