namespace Exp.EndToEnd.Tests;

/// <summary>What the README promises of the main sweep. About a minute: only where EXP_PROOFS is set, as in .ci/run.</summary>
public sealed class LrSweepTests : IDisposable
{
    private readonly Workplace place = new();

    [Fact]
    public async Task Too_small_good_and_too_large_rates_end_as_they_should()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("EXP_PROOFS")), "set EXP_PROOFS=1 to run the slow proofs");
        string config = Path.Combine(Workplace.Repository, "configs", "lr-sweep.yaml");
        Ended sweep = (await ExpProgram.Run(place.Folder, "sweep", config, "-o", "lr")).Fine();
        Assert.Contains("13002 parameters", sweep.Error, StringComparison.Ordinal);
        IReadOnlyList<IReadOnlyDictionary<string, string>> trials = place.Rows("lr", "trials.csv");
        Assert.All(trials, t => Assert.Equal("13002", t["parameters"]));
        double[] rates = [.. trials.Select(t => Workplace.Number(t["lr"])).Distinct().Order()];
        Assert.True(rates[^1] / rates[0] >= 1e4);
        Assert.True(Accuracy(trials, rates[0]) < 0.6);
        Assert.True(rates.Max(lr => Accuracy(trials, lr)) >= 0.93);
        Assert.All(trials.Where(t => Workplace.Number(t["lr"]) == rates[^1]), t => Assert.Equal("0", t["status_ok"]));
        Assert.Equal(9, place.Rows("lr", "baselines.csv").Count(b => b["status"] == "ok"));
        // The README shows this very table.
        string table = sweep.Output.Split("\n\n")[0].Trim('\n');
        Assert.Contains(table, await File.ReadAllTextAsync(Path.Combine(Workplace.Repository, "README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public void Dispose() => place.Dispose();

    // Failed repeats count as nothing learned: a rate must work with every seed to be called good.
    private static double Accuracy(IReadOnlyList<IReadOnlyDictionary<string, string>> trials, double lr) => trials
        .Where(t => Workplace.Number(t["lr"]) == lr)
        .Average(t => t["status_ok"] == "1" ? Workplace.Number(t["val_acc_final"]) : 0);
}
