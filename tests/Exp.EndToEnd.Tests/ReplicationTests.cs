namespace Exp.EndToEnd.Tests;

/// <summary>Published results, re-created from the configs that ship. A minute: only where EXP_PROOFS is set, as in .ci/run.</summary>
public sealed class ReplicationTests : IDisposable
{
    private const double Exact = 1e-12;

    private readonly Workplace place = new();

    /// <summary>Every count of 400 epochs is the published integer; costs contain λ/2n Σw², n the rows of their own part.</summary>
    [Theory]
    [InlineData("overfitting")]
    [InlineData("regularized")]
    public async Task All_800_counts_of_Nielsens_network_are_the_published_ones(string series)
    {
        Ask();
        await Sweep($"nielsen-{series}.yaml");
        IReadOnlyDictionary<string, string>[] ours = [.. place.Rows("results", "epochs.csv").Skip(1)], published = [.. Published("nielsen", series)];
        Assert.Equal(400, published.Length);
        Assert.Equal(published.Select(p => $"{p["test_correct"]} {p["train_correct"]}"), ours.Select(o => $"{Count(o["test_acc"], 10_000)} {Count(o["train_acc"], 1_000)}"));
        foreach ((IReadOnlyDictionary<string, string> o, IReadOnlyDictionary<string, string> p) in ours.Zip(published))
        {
            double penalty = o["penalty"].Length == 0 ? 0 : Workplace.Number(o["penalty"]);
            Near(Workplace.Number(p["train_cost"]), Workplace.Number(o["train_loss"]) + penalty);
            Near(Workplace.Number(p["test_cost"]), Workplace.Number(o["test_loss"]) + (penalty / 10));
        }
    }

    [Fact]
    public async Task All_14_curves_of_scikit_learns_strategies_are_met()
    {
        await Sweep("sklearn-strategies.yaml");
        var published = Published("sklearn-mlp", "loss_curves").GroupBy(p => (p["dataset"], p["strategy"])).Select(g => g.ToArray()).ToArray();
        var ours = place.Rows("results", "epochs.csv").GroupBy(o => o["trial_id"]).Select(g => g.Skip(1).ToArray()).ToArray();
        Assert.Equal(14, published.Length);
        Assert.Equal(published.Select(p => p.Length), ours.Select(o => o.Length));
        foreach ((IReadOnlyDictionary<string, string> p, IReadOnlyDictionary<string, string> o) in published.SelectMany(p => p).Zip(ours.SelectMany(o => o)))
            Near(Workplace.Number(p["loss"]), Workplace.Number(o["batch_loss"]));
    }

    public void Dispose() => place.Dispose();

    private static void Ask() =>
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("EXP_PROOFS")), "set EXP_PROOFS=1 to run the slow proofs");

    // Exit code 0: what the config expects holds as well.
    private async Task Sweep(string config) =>
        (await ExpProgram.Run(place.Folder, "sweep", Path.Combine(Workplace.Repository, "configs", "replications", config), "-o", "results")).Fine();

    private IReadOnlyList<IReadOnlyDictionary<string, string>> Published(string series, string file) =>
        place.Rows(Workplace.Repository, "data", "reference", series, file + ".csv");

    private static int Count(string share, int rows) => (int)Math.Round(Workplace.Number(share) * rows);

    private static void Near(double published, double value) => Assert.Equal(published, value, Exact * published);
}
