using Exp.Core.Results;

namespace Exp.Core.Tests.Results;

public sealed class CourseTests
{
    [Fact]
    public void The_best_epoch_has_the_highest_accuracy_then_the_lowest_loss_then_comes_first()
    {
        Assert.Equal(2, Best((0.5, 1), (0.9, 0.8), (0.9, 0.7), (0.9, 0.7), (0.8, 0.1)));
        Assert.Equal(0, Best((0.9, 1), (0.5, 0.1)));
    }

    [Fact]
    public void For_regression_the_best_epoch_has_the_lowest_loss() => Assert.Equal(1, Best((null, 1), (null, 0.2), (null, 0.3)));

    [Fact]
    public void Without_validation_rows_there_is_no_best_epoch() => Assert.Null(Best((null, null), (null, null)));

    [Fact]
    public void The_scores_at_the_best_epoch_are_those_of_that_epoch()
    {
        Course course = Of((0.5, 1), (0.9, 0.8), (0.7, 0.1));
        Assert.Equal((0.9, 1), (course.ValAccBest!.Value, course.BestEpoch!.Value));
        Assert.Equal(0.1, course.TestAccAtBest);
    }

    [Fact]
    public void A_training_that_broke_off_has_no_final_loss_but_a_first_and_a_best_one()
    {
        EpochRecord[] epochs = [Row(0, 2, null, null), Row(1, 1, null, null), new() { Epoch = 2, Step = 25, Lr = 1, Finite = false }];
        var course = Course.Of(epochs, kept: epochs[^1].Epoch);
        Assert.Equal((2, 1), (course.LossInit!.Value, course.LossBest!.Value));
        Assert.Null(course.LossFinal);
    }

    [Fact]
    public void A_last_row_from_before_the_end_is_not_final() =>
        Assert.Null(Course.Of([Row(0, 2, null, null), Row(1, 1, null, null)], kept: null).LossFinal);

    [Fact]
    public void No_rows_at_all_leave_everything_empty() => Assert.Equal(new Course(), Course.Of([], null));

    private static int? Best(params (double? Acc, double? Loss)[] validation) => Of(validation).BestEpoch;

    private static Course Of(params (double? Acc, double? Loss)[] validation) =>
        Course.Of([.. validation.Select((v, i) => Row(i, 1, v.Loss, v.Acc))], validation.Length - 1);

    private static EpochRecord Row(int epoch, double loss, double? valLoss, double? valAcc) => new()
    {
        Epoch = epoch, Step = epoch * 10, Lr = 1, TrainLoss = loss, ValLoss = valLoss, ValAcc = valAcc,
        TestAcc = epoch / 10.0, Finite = true,
    };
}
