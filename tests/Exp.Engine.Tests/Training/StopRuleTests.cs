using Exp.Engine.Catalog;
using Exp.Engine.Monitoring;
using Exp.Engine.Training;
using Exp.Engine.Training.Keeping;
using Exp.Engine.Training.StopRules;

namespace Exp.Engine.Tests.Training;

/// <summary>Stop rules on made-up courses: each fires exactly when it should, and says why.</summary>
public class StopRuleTests
{
    public static TheoryData<string> Kinds => [.. StopRule.All.Members.Select(m => m.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public void A_rule_serves_two_trainings_without_mixing_them(string kind)
    {
        StopRule rule = Example(kind);
        double[] losses = [5, 4, 4, 4, 4, 4, 9, 0.1, 0.1];
        StopWatch first = Start(rule), second = Start(rule);
        string?[] alone = [.. losses.Select((loss, i) => Start(rule) is var fresh ? Feed(fresh, losses[..(i + 1)]) : null)];
        for (int i = 0; i < losses.Length; i++)
        {
            string? one = first.See(Row(i + 1, losses[i])), two = second.See(Row(i + 1, losses[i]));
            Assert.Equal(one, two);
            Assert.Equal(alone[i], one);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_reason_is_one_line_with_something_in_it(string kind)
    {
        StopWatch watch = Start(Example(kind));
        string[] reasons = [.. Enumerable.Range(1, 40).Select(i => watch.See(Row(i, i < 3 ? 2 : 40))).OfType<string>()];
        Assert.True(kind == "never" ? reasons.Length == 0 : reasons.Length > 0);
        Assert.All(reasons, r => Assert.True(r.Length > 0 && !r.Contains('\n', StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(2, 0.0, new double[] { 3, 2, 2, 2 }, 4)] // equal is no improvement
    [InlineData(2, 0.0, new double[] { 3, 2, 1.9, 1.8, 1.7 }, 0)]
    [InlineData(2, 0.5, new double[] { 3, 2.6, 2.4, 2.4, 2.3 }, 5)] // 2.4 improves on 3 by more than 0.5, 2.3 on nothing
    [InlineData(1, 0.0, new double[] { 3, 3 }, 2)]
    [InlineData(3, 0.0, new double[] { 3, double.NaN, double.NaN, double.NaN }, 4)]
    [InlineData(2, 0.0, new double[] { double.NaN, 3, 2, 1, 0.9 }, 0)] // what is no number is never the best
    [InlineData(2, 0.0, new double[] { double.PositiveInfinity, double.NaN }, 2)]
    public void Patience_counts_epochs_without_improvement(int epochs, double minDelta, double[] losses, int fires) =>
        Assert.Equal(fires, FiresAt(new Patience(epochs, minDelta, Metric.TrainLoss), losses));

    [Theory]
    [InlineData(1, 0.1, new double[] { 3, 2.95, 2.94 }, 3)] // two bad epochs in a row are more than one
    [InlineData(1, 0.0, new double[] { 3, 3, 3, 3 }, 0)] // with no tolerance an equal epoch is not bad
    [InlineData(1, 0.1, new double[] { 3, 2.95, 2.84, 2.8, 2.79 }, 5)] // the best follows small decreases
    [InlineData(1, 0.1, new double[] { 3, double.NaN, double.NaN }, 3)] // what is no number is bad
    public void Tolerance_counts_as_scikit_learn_does(int epochs, double tol, double[] losses, int fires) =>
        Assert.Equal(fires, FiresAt(new Tolerance(tol, epochs, Metric.TrainLoss), losses));

    [Fact]
    public void A_target_is_reached_from_above_for_losses_and_from_below_for_accuracies()
    {
        Assert.Equal(3, FiresAt(new Target(1, Metric.TrainLoss), [3, 2, 1]));
        StopWatch watch = Start(new Target(0.9, Metric.TrainAcc));
        Assert.Null(watch.See(Row(1, 1, accuracy: 0.89)));
        Assert.Equal("train_acc reached 0.9", watch.See(Row(2, 1, accuracy: 0.9)));
    }

    [Fact]
    public void Divergence_compares_with_the_loss_before_training() => // which is 2
        Assert.Equal(2, FiresAt(new Divergence(3, Metric.TrainLoss), [6, 6.001]));

    [Fact]
    public void Divergence_of_an_accuracy_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Divergence(3, Metric.ValAcc));

    [Fact]
    public void Work_stops_after_the_epoch_that_completes_it() => // an epoch is half a gflop
        Assert.Equal(3, FiresAt(new Work(1.5), [1, 1, 1, 1]));

    [Fact]
    public void The_first_of_several_rules_decides_and_the_best_weights_are_those_of_the_one_that_asks()
    {
        var rule = new AnyOf([new Target(1, Metric.TrainLoss), new Patience(2, Monitor: Metric.TrainLoss)]);
        Assert.Equal(2, FiresAt(rule, [3, 0.5]));
        Assert.Equal(4, FiresAt(rule, [3, 2, 2, 2]));
        Assert.Equal(new KeepBest(Metric.TrainLoss), rule.Keep);
        Assert.Equal([Metric.TrainLoss, Metric.TrainLoss], rule.Watched);
    }

    [Fact]
    public void Any_of_no_rules_is_refused() => Assert.Throws<ArgumentException>(() => new AnyOf([]));

    private static StopRule Example(string kind) => kind switch
    {
        "any" => new AnyOf([new Patience(3, Monitor: Metric.TrainLoss), new Work(4)]),
        "target" => new Target(50, Metric.TrainLoss),
        "work" => new Work(2),
        _ => (StopRule)StopRule.All.Find(kind)!.CreateDefault(),
    };

    private static int FiresAt(StopRule rule, double[] losses)
    {
        StopWatch watch = Start(rule);
        return Array.FindIndex([.. losses.Select((loss, i) => watch.See(Row(i + 1, loss)))], reason => reason is not null) + 1;
    }

    private static string? Feed(StopWatch watch, double[] losses)
    {
        string? last = null;
        for (int i = 0; i < losses.Length; i++)
            last = watch.See(Row(i + 1, losses[i]));
        return last;
    }

    private static StopWatch Start(StopRule rule) => rule.Start(new StopOutlook(Row(0, 2), 0.5e9));

    private static EpochRow Row(int epoch, double loss, double accuracy = 0.5) => new(
        epoch, epoch, 0.1, new PartScore(loss, accuracy), new PartScore(loss, accuracy), null,
        epoch == 0 ? null : loss, epoch == 0 ? null : epoch > 4 ? 0 : 3, 1, Finite: true);
}
