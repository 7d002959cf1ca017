using Exp.Core.Analysis;
using Exp.Core.Results.Tables;

namespace Exp.Core.Tests.Analysis;

public sealed class SweepSummaryTests
{
    private static readonly string[] Rates = ["0.01", "0.3", "1e+200"];

    [Fact]
    public void Settings_are_ranked_by_their_mean()
    {
        SweepSummary summary = SweepSummary.Of(Tables.Of(0.6, 0.7, 0.9, 0.8, 0.7, 0.7));
        Assert.Equal([Rates[1], Rates[2], Rates[0]], Ranking(summary));
        Assert.Equal([1, 2, 3], summary.Settings.Select(s => s.Rank));
        Assert.Equal(0.85, summary.Best!.Objective!.Mean, 12);
        Assert.Equal(0.75, summary.Best.Test!.Mean, 12);
    }

    [Fact]
    public void A_setting_with_a_failed_repeat_stands_behind_all_without()
    {
        SweepSummary summary = SweepSummary.Of(Tables.Of(0.6, 0.6, 0.99, null, 0.7, 0.7));
        Assert.Equal([Rates[2], Rates[0], Rates[1]], Ranking(summary));
    }

    [Fact]
    public void A_setting_that_only_failed_stands_last_and_is_never_best()
    {
        SweepSummary summary = SweepSummary.Of(Tables.Of(null, null, 0.2, null, 0.1, 0.1));
        Assert.Equal([Rates[2], Rates[1], Rates[0]], Ranking(summary));
        Assert.Null(summary.Settings[^1].Objective);
    }

    [Fact]
    public void When_everything_failed_there_is_no_best() =>
        Assert.Null(SweepSummary.Of(Tables.Of(null, null, null, null, null, null)).Best);

    [Fact]
    public void Failures_are_counted_beside_the_mean_and_never_in_it()
    {
        SettingSummary setting = SweepSummary.Of(Tables.Of(0.6, null, 0.1, 0.1, 0.1, 0.1)).Settings[^1];
        Assert.Equal((2, 1, 1, "1 ok, 1 diverged_cap"), (setting.Trials, setting.Ok, setting.Failed, setting.Status));
        Assert.Equal(0.6, setting.Objective!.Mean, 12);
    }

    [Fact]
    public void Equal_settings_stay_in_plan_order() =>
        Assert.Equal(Rates, Ranking(SweepSummary.Of(Tables.Of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5))));

    [Fact]
    public void Statuses_come_with_count_example_and_reason()
    {
        SweepSummary summary = SweepSummary.Of(Tables.Of(0.6, 0.6, 0.6, null, null, null));
        Assert.Equal([("ok", 3), ("diverged_cap", 3)], summary.Statuses.Select(s => (s.Status, s.Count)));
        Assert.Equal(("optimizer.lr=0.3, repeat 1", "the loss rose"), (summary.Statuses[1].Setting, summary.Statuses[1].Why));
    }

    [Fact]
    public void A_baseline_is_paired_with_the_best_network_repeat_by_repeat()
    {
        SweepTables tables = Tables.Of(0.1, 0.1, 0.9, 0.8, 0.1, 0.1).With("rival", 0.7, 0.9);
        BaselineSummary rival = SweepSummary.Of(tables).Baselines.Single();
        // 0.2 and −0.1: mean 0.05, sample deviation 0.3 / √2.
        Assert.Equal((2, 0.05, 0.2121), (rival.Difference!.Count, Math.Round(rival.Difference.Mean, 10), Math.Round(rival.Difference.Deviation!.Value, 4)));
        Assert.Equal(0.05, rival.TestDifference!.Mean, 10);
    }

    [Fact]
    public void A_baseline_that_was_not_there_has_no_pair_and_says_why()
    {
        BaselineSummary rival = SweepSummary.Of(Tables.Of(0.9, 0.9, 0.1, 0.1, 0.1, 0.1).With("rival", 0.7, null)).Baselines.Single();
        Assert.Equal((1, 2, "1 ok, 1 unavailable", "not here"), (rival.Ok, rival.Fits, rival.Status, rival.Why));
        Assert.Equal((1, null), (rival.Difference!.Count, rival.Difference.Deviation));
    }

    [Fact]
    public void A_learning_rate_curve_counts_what_failed_at_every_rate()
    {
        SweepSummary summary = SweepSummary.Of(Tables.Of(0.5, 0.75, 0.875, null, null, null));
        Assert.Equal([(0, 0.01, 2, 2), (1, 0.3, 2, 1), (2, 1e200, 2, 0)], summary.LrCurves.Select(p => (p.LrIndex, p.Lr, p.Trials, p.Ok)));
        Assert.Equal([0.625, 0.875, null], summary.LrCurves.Select(p => p.Objective?.Mean));
    }

    [Fact]
    public void The_objective_is_validation_accuracy_when_rows_are_held_out() =>
        Assert.Equal(new Objective("val_acc_final", "validation accuracy", true, "test_acc_final"), SweepSummary.Of(Tables.Of(1, 1, 1, 1, 1, 1)).Objective);

    [Fact]
    public void Without_validation_rows_the_training_rows_decide_never_the_test_rows()
    {
        SweepTables tables = Tables.Of(1, 1, 1, 1, 1, 1);
        tables = tables with { Trials = [.. tables.Trials.Select(t => t with { Record = t.Record with { ValidationRows = 0 } })] };
        Assert.Equal("train_acc_final", SweepSummary.Of(tables).Objective.Column);
    }

    [Fact]
    public void A_spread_has_the_sample_deviation()
    {
        Assert.Equal(new Spread(4, 2.5, Math.Sqrt(5.0 / 3), 1, 4), Spread.Of([1, 2, 3, 4]));
        Assert.Equal(new Spread(1, 7, null, 7, 7), Spread.Of([7]));
        Assert.Null(Spread.Of([]));
    }

    private static IEnumerable<string> Ranking(SweepSummary summary) =>
        summary.Settings.Select(s => s.Axes.Single().Text.ToLowerInvariant());
}
