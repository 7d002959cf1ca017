using Exp.Engine.Losses;
using Exp.Engine.Tests.Golden;

namespace Exp.Engine.Tests.Losses;

/// <summary>What single losses mean: conventions, outputs, predictions, levels.</summary>
public sealed class LossMeaningTests
{
    [Theory]
    [InlineData("mse", 2, 3, int.MaxValue)]
    [InlineData("mse_plus_minus_one", 1, 3, int.MaxValue)]
    [InlineData("cross_entropy", 2, 3, int.MaxValue)]
    [InlineData("binary_cross_entropy", 1, 3, 2)]
    [InlineData("binary_cross_entropy_one_vs_rest", 2, 3, int.MaxValue)]
    [InlineData("hinge", 1, 3, 2)]
    [InlineData("hinge_one_vs_rest", 2, 3, int.MaxValue)]
    [InlineData("perceptron", 1, 3, 2)]
    [InlineData("perceptron_one_vs_rest", 2, 3, int.MaxValue)]
    public void Outputs_follow_the_classes(string form, int forTwo, int forThree, int most)
    {
        Loss loss = LossForms.All[form];
        Assert.Equal((forTwo, forThree, most), (loss.OutputsFor(2), loss.OutputsFor(3), loss.MaxClasses));
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Only_squared_error_takes_real_targets_and_squashed_outputs(string form)
    {
        Loss loss = LossForms.All[form];
        Assert.Equal(loss is Mse, loss.Regression);
        Assert.Equal(loss is not Mse, loss.NeedsRawOutputs);
        Assert.Equal(loss is PerceptronCriterion, loss.CountsMistakes);
        string convention = loss is Mse mse ? mse.Convention == MseConvention.Half ? "half" : "mean" : "";
        Assert.Equal(convention, loss.ConventionName);
    }

    [Fact]
    public void A_perceptron_counts_wrong_rows_and_a_score_of_zero_is_wrong()
    {
        double[] scores = [2, -1, 0, -3, 0.5], targets = [1, 1, 1, -1, -1], gradient = new double[5];
        LossSum sum = new PerceptronCriterion().Evaluate<double>(scores, targets, new LossShape(5, 1, 1), gradient, 1);
        Assert.Equal(new LossSum(1.5, 3), sum);
        Assert.Equal([0, -1, -1, 0, 1], gradient);
    }

    [Fact]
    public void Cross_entropy_predicts_probabilities_and_leaves_the_padding()
    {
        double[] outputs = [1, 2, 3, 9, 1e4, -1e4, 1e4, 9];
        new CrossEntropy().Predict(outputs.AsSpan(), new LossShape(2, 3, 4));
        Near.Equal([0.09003057317038046, 0.24472847105479764, 0.6652409557748218, 9, 0.5, 0, 0.5, 9], outputs, 1e-15);
    }

    [Fact]
    public void Binary_cross_entropy_predicts_probabilities_and_leaves_the_padding()
    {
        double[] outputs = [0, 9, 2, 9, -1e4, 9];
        new BinaryCrossEntropy().Predict(outputs.AsSpan(), new LossShape(3, 1, 2));
        Near.Equal([0.5, 9, 0.8807970779778823, 9, 0, 9], outputs, 1e-15);
    }

    [Theory]
    [InlineData("mse")]
    [InlineData("hinge")]
    [InlineData("perceptron")]
    public void Other_losses_predict_the_outputs_themselves(string form)
    {
        float[] outputs = [3, -2];
        LossForms.All[form].Predict(outputs.AsSpan(), new LossShape(2, 1, 1));
        Assert.Equal([3, -2], outputs);
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void The_best_constant_reaches_its_level_and_its_neighbours_do_not_beat_it(string form)
    {
        Loss loss = LossForms.All[form];
        const int rows = 40;
        int width = loss.Width();
        double[] targets = loss.Targets<double>(rows), mean = new double[width], variance = new double[width];
        for (int k = 0; k < width; k++)
        {
            double[] column = [.. Enumerable.Range(0, rows).Select(r => targets[(r * width) + k])];
            mean[k] = column.Average();
            variance[k] = column.Average(t => (t - mean[k]) * (t - mean[k]));
        }
        double? level = loss.OfConstant(mean, variance);
        if (loss is PerceptronCriterion)
        {
            Assert.Null(level);
            return;
        }
        double[] best = [.. mean.Select(m => loss switch
        {
            CrossEntropy => Math.Log(m),
            BinaryCrossEntropy => Math.Log(m / (1 - m)),
            Hinge => Math.Sign(m),
            _ => m,
        })];
        Near.Equal(MeanLoss(best), level!.Value, 1e-12, form);
        for (int k = 0; k < width; k++)
        {
            foreach (double by in (double[])[0.01, -0.01, 1, -1])
            {
                double[] other = [.. best];
                other[k] += by;
                Assert.True(MeanLoss(other) >= level.Value - 1e-12);
            }
        }

        double MeanLoss(double[] constant)
        {
            double[] outputs = [.. Enumerable.Range(0, rows).SelectMany(_ => constant)];
            return loss.Evaluate<double>(outputs, targets, new LossShape(rows, width, width), [], 1).Total / rows;
        }
    }

    [Fact]
    public void A_class_that_never_occurs_costs_nothing_at_the_constant_level() =>
        Near.Equal(Math.Log(2), new CrossEntropy().OfConstant([0.5, 0, 0.5], [0.25, 0, 0.25])!.Value, 1e-15);

    [Fact]
    public void Very_many_classes_need_no_stack()
    {
        const int classes = 3000;
        double[] outputs = new double[classes], targets = new double[classes], gradient = new double[classes];
        targets[7] = 1;
        LossSum sum = new CrossEntropy().Evaluate<double>(outputs, targets, new LossShape(1, classes, classes), gradient, 1);
        Near.Equal(Math.Log(classes), sum.Total, 1e-13);
        Near.Equal(0, gradient.Sum(), 1e-13);
    }

    [Fact]
    public void Softmax_tails_never_become_subnormal_floats()
    {
        float[] outputs = [0, -88, -95], targets = [1, 0, 0], gradient = new float[3];
        new CrossEntropy().Evaluate<float>(outputs, targets, new LossShape(1, 3, 3), gradient, 1);
        Assert.All(gradient, g => Assert.False(float.IsSubnormal(g)));
    }
}
