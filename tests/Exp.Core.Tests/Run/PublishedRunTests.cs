using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Run;
using Exp.Core.Tests.Data;

namespace Exp.Core.Tests.Run;

/// <summary>The first epochs of published runs, from the configs that ship; their ends are slow proofs.</summary>
public sealed class PublishedRunTests
{
    private const double Exact = 1e-12;

    [Theory]
    [InlineData("nielsen-overfitting", 5887, 6505, 690, 749, 1.8433647860328504, 1.4777434227600235)]
    [InlineData("nielsen-regularized", 5898, 6512, 690, 749, 3.005466860217319, 2.630540182112914)]
    public void Nielsens_networks_begin_as_published(
        string config, int test1, int test2, int train1, int train2, double cost1, double cost2)
    {
        EpochRecord[] epochs = First(config, "train.epochs=2");
        Assert.Equal([test1, test2], epochs.Select(e => Math.Round(e.TestAcc!.Value * 10_000)));
        Assert.Equal([train1, train2], epochs.Select(e => Math.Round(e.TrainAcc!.Value * 1_000)));
        Near([cost1, cost2], [.. epochs.Select(e => e.TrainLoss!.Value + (e.Penalty ?? 0))]);
    }

    [Fact]
    public void A_curve_of_scikit_learn_is_met_to_its_end()
    {
        string[] reference = File.ReadAllLines(Path.Combine(Folders.Shipped.Shipped, "reference", "sklearn-mlp", "loss_curves.csv"));
        double[] losses = [.. reference.Where(l => l.StartsWith("iris,adam,", StringComparison.Ordinal)).Select(l => Number(l.Split(',')[3]))];
        EpochRecord[] epochs = First("sklearn-strategies", "data.dataset=iris", "train.epochs=400", "optimizer={kind: adam, lr: 0.01, form: keras}");
        Near(losses, [.. epochs.Select(e => e.BatchLoss!.Value)]);
    }

    private static EpochRecord[] First(string config, params string[] overrides)
    {
        string path = Path.Combine(Folders.Shipped.Shipped, "..", "configs", "replications", config + ".yaml");
        SweepPlan plan = Planner.Plan(path, overrides, Folders.Shipped.Shipped, []);
        Trial trial = plan.Trials[0];
        PreparedData data = PreparedData.Make(plan.Sets[trial.Settings.Data.Dataset], trial.Settings.Data, trial.Seeds);
        return [.. TrialRunner.Run(trial, data, TimeProvider.System, default).Record.Epochs.Skip(1)];
    }

    private static void Near(double[] expected, double[] values)
    {
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, Exact * pair.First));
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
