using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Run;
using Exp.Core.Tests.Sweeps;

namespace Exp.Core.Tests.Run;

/// <summary>Single trials on the real engine.</summary>
public sealed class TrialRunnerTests
{
    private const string Classification = """
        name: one
        data: {dataset: iris, validation: 0.2, test: 0.2}
        train: {epochs: 2}
        """;

    private const string Regression = """
        name: one
        data: {dataset: concrete, validation: 0.2, test: 0.1}
        train: {epochs: 3}
        """;

    [Fact]
    public void Twice_the_same_trial_gives_the_same_record()
    {
        SweepPlan plan = Plans.Of(Classification);
        Assert.Equivalent(Run(plan), Run(plan), strict: true);
    }

    [Theory]
    [InlineData("float32")]
    [InlineData("float64")]
    public void Both_precisions_learn(string precision)
    {
        TrialRecord record = Run(Plans.Of(Classification, null, $"precision={precision}"));
        Assert.Equal(TrialStatus.Ok, record.Status);
        Assert.True(record.Course.LossFinal < record.Course.LossInit);
        Assert.Equal(3, record.Epochs.Count);
    }

    [Fact]
    public void Final_scores_agree_with_the_last_epoch_row()
    {
        TrialRecord record = Run(Plans.Of(Classification));
        Assert.Equal(record.Epochs[^1].ValAcc, record.Part(DataPart.Validation)!.Score);
        Assert.Equal(record.Epochs[^1].TestAcc, record.Part(DataPart.Test)!.Score);
        Assert.Null(record.Part(DataPart.Train));
    }

    [Fact]
    public void One_output_for_two_classes_is_scored_as_the_engine_scores_it()
    {
        TrialRecord record = Run(Plans.Of(Classification, null, "data.dataset=breast-cancer", "loss=binary_cross_entropy"));
        Assert.Equal(record.Epochs[^1].ValAcc, record.Part(DataPart.Validation)!.Score);
    }

    [Fact]
    public void Without_validation_rows_the_training_rows_are_scored()
    {
        TrialRecord record = Run(Plans.Of(Classification, null, "data.validation=0"));
        Assert.Equal([DataPart.Train, DataPart.Test], record.Parts.Select(p => p.Part));
        Assert.Equal(record.Course.TrainAccFinal, record.Part(DataPart.Train)!.Score);
    }

    [Fact]
    public void Regression_is_scored_in_the_units_of_the_target()
    {
        SweepPlan plan = Plans.Of(Regression);
        TrialRecord record = Run(plan);
        PartRecord validation = record.Part(DataPart.Validation)!;
        PreparedData data = Data(plan);
        // The mean squared error in scaled units, which the engine reports, times the square of the scale.
        double rmse = Math.Sqrt(record.Course.ValLossFinal!.Value) * data.TargetScale;
        Assert.Equal(rmse, validation.Regression!.Rmse, rmse * 1e-5);
        Assert.InRange(validation.Trivial!.Value, 10, 25);
        Assert.True(validation.Regression.Rmse < validation.Trivial);
        Assert.Null(validation.Confusion);
    }

    [Fact]
    public void The_majority_predictor_stands_beside_every_accuracy()
    {
        SweepPlan plan = Plans.Of(Classification);
        PreparedData data = Data(plan);
        int majority = data.Train.GroupBy(r => data.Set.Labels[r]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        double share = data.Validation.Count(r => data.Set.Labels[r] == majority) / (double)data.Validation.Length;
        Assert.Equal(share, Run(plan).Part(DataPart.Validation)!.Trivial);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_missing_in_the_record()
    {
        TrialRecord record = Run(Plans.Of(Classification, null, "optimizer.lr=1e200"));
        Assert.Equal(TrialStatus.DivergedNonfinite, record.Status);
        Assert.NotNull(record.FirstBadStep);
        Assert.NotEmpty(record.WhyText);
        Assert.Empty(record.Parts);
        Assert.Null(record.Course.LossFinal);
        Assert.All(record.Epochs.Where(e => !e.Finite), e => Assert.Null(e.TrainLoss));
    }

    [Fact]
    public void A_batch_larger_than_the_data_is_recorded_as_it_was_used()
    {
        TrialRecord record = Run(Plans.Of(Classification, null, "batch={strategy: mini, size: 5000}"));
        Assert.Equal((record.TrainRows, 2L, 2), (record.BatchSize, record.StepsDone, record.EpochsDone));
    }

    [Fact]
    public void A_cancelled_trial_leaves_no_record()
    {
        SweepPlan plan = Plans.Of(Classification);
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => TrialRunner.Run(plan.Trials[0], Data(plan), TimeProvider.System, cancel.Token));
    }

    private static TrialRecord Run(SweepPlan plan) =>
        TrialRunner.Run(plan.Trials[0], Data(plan), TimeProvider.System, CancellationToken.None).Record;

    private static PreparedData Data(SweepPlan plan)
    {
        Trial trial = plan.Trials[0];
        return PreparedData.Make(plan.Sets[trial.Settings.Data.Dataset], trial.Settings.Data, trial.Seeds);
    }
}
