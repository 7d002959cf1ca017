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
    public void Only_losses_of_an_error_or_a_count_take_real_targets(string form)
    {
        Loss loss = LossForms.All[form];
        bool error = loss is Mse or Mae or Huber or SmoothL1 or LogCosh or Quantile;
        Assert.Equal(error || loss is Poisson, loss.Regression);
        Assert.Equal(!error, loss.NeedsRawOutputs);
        Assert.Equal(loss is Poisson, loss.CountTargets);
        Assert.Equal(loss is PerceptronCriterion, loss.CountsMistakes);
    }

    [Theory]
    [InlineData("mse", "mean")]
    [InlineData("mse_half", "half")]
    [InlineData("mse_sum", "sum")]
    [InlineData("mse_half_mean", "half_mean")]
    [InlineData("mae", "mean")]
    [InlineData("poisson", "mean")]
    [InlineData("hinge", "")]
    [InlineData("cross_entropy", "")]
    [InlineData("cross_entropy_smooth", "")]
    [InlineData("cross_entropy_weights", "weights")]
    [InlineData("cross_entropy_weights_rows", "rows")]
    [InlineData("binary_cross_entropy", "")]
    [InlineData("binary_cross_entropy_pos_weight", "rows")]
    [InlineData("multi_margin", "mean")]
    [InlineData("multi_margin_sum", "sum")]
    public void The_convention_has_a_name(string form, string name) => Assert.Equal(name, LossForms.All[form].ConventionName);

    [Theory]
    [InlineData(0.7, 0.045, -0.3)]
    [InlineData(0.75, 0.03125, -0.25)]
    [InlineData(0.76, 0, 0)]
    [InlineData(1.2, 0, 0)]
    [InlineData(1.3, 0.045, 0.3)]
    public void Errors_within_the_dead_zone_count_as_nothing(double output, double value, double slope)
    {
        double[] gradient = new double[8], outputs = new double[8], targets = [1];
        outputs[0] = output;
        LossSum sum = new Mse(MseConvention.Half, DeadZone: 0.25).Evaluate<double>(outputs, targets, new LossShape(1, 1, 8), gradient, 1);
        Assert.Equal(value, sum.Total, 1e-12);
        Assert.Equal(slope, gradient[0], 1e-12);
    }

    [Fact]
    public void Class_weights_must_be_as_many_as_the_classes()
    {
        Assert.Null(new CrossEntropy(ClassWeights: [1, 2, 3]).Objection(3));
        Assert.Null(new CrossEntropy().Objection(3));
        Assert.Equal("class_weights has 3 numbers for 4 classes", new CrossEntropy(ClassWeights: [1, 2, 3]).Objection(4));
    }

    [Fact]
    public void Poisson_predicts_rates_and_leaves_the_padding()
    {
        double[] outputs = [0, 9, 1, 9];
        new Poisson().Predict(outputs.AsSpan(), new LossShape(2, 1, 2));
        Near.Equal([1, 9, Math.E, 9], outputs, 1e-15);
    }

    [Fact]
    public void Divergence_from_soft_targets_has_no_level_and_is_0_at_them()
    {
        double[] targets = [0.25, 0.75, 0, 1];
        Assert.Null(new KlDivergence().OfConstant([0.125, 0.875], [0.015625, 0.015625]));
        LossSum sum = new KlDivergence().Evaluate<double>([Math.Log(0.25), Math.Log(0.75), 0, 900], targets, new LossShape(2, 2, 2), [], 1);
        Near.Equal(0, sum.Total, 1e-15);
    }

    [Theory]
    [InlineData(0.45, 1)]
    [InlineData(0.5, 1)]
    [InlineData(0.8, 0.4)]
    public void The_strongest_wrong_class_costs_1_or_twice_the_rest_at_the_constant_level(double commonest, double level) =>
        Near.Equal(level, new CrammerSinger().OfConstant([commonest, 1 - commonest - 0.1, 0.1], default)!.Value, 1e-15);

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
        if (loss is Mse { DeadZone: > 0 } or PerceptronCriterion or MultiMargin or Mae or Huber or SmoothL1 or LogCosh or Quantile or Poisson { Full: true })
        {
            Assert.Null(level);
            return;
        }
        double[] best = [.. mean.Select((m, k) => loss switch
        {
            CrossEntropy { Smoothing: SmoothingForm.Others } c => Math.Log(m * (1 - c.LabelSmoothing) + (1 - m) * c.LabelSmoothing / (width - 1)),
            CrossEntropy c => Math.Log((c.ClassWeights?[k] ?? 1) * (m * (1 - c.LabelSmoothing) + c.LabelSmoothing / width)),
            KlDivergence or Poisson => Math.Log(m),
            CrammerSinger => 0,
            BinaryCrossEntropy b => Math.Log(b.PosWeight * m / (1 - m)),
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
            double weight = Enumerable.Range(0, rows).Sum(r => loss.WeighsRows ? loss.RowWeight<double>(targets.AsSpan(r * width, width)) : 1);
            return loss.Evaluate<double>(outputs, targets, new LossShape(rows, width, width), [], 1).Total / weight;
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
