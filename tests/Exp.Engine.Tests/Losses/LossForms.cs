using System.Numerics;
using Exp.Engine.Losses;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Losses;

/// <summary>Every loss in every form, and matrices for it.</summary>
internal static class LossForms
{
    public static IReadOnlyDictionary<string, Loss> All { get; } = new Dictionary<string, Loss>
    {
        ["mse"] = new Mse(),
        ["mse_half"] = new Mse(MseConvention.Half),
        ["mse_plus_minus_one"] = new Mse(Targets: LabelCoding.PlusMinusOne),
        ["cross_entropy"] = new CrossEntropy(),
        ["binary_cross_entropy"] = new BinaryCrossEntropy(),
        ["binary_cross_entropy_one_vs_rest"] = new BinaryCrossEntropy(OneVsRest: true),
        ["hinge"] = new Hinge(),
        ["hinge_one_vs_rest"] = new Hinge(OneVsRest: true),
        ["perceptron"] = new PerceptronCriterion(),
        ["perceptron_one_vs_rest"] = new PerceptronCriterion(OneVsRest: true),
        ["mse_sum"] = new Mse(MseConvention.Sum),
        ["mse_half_mean"] = new Mse(MseConvention.HalfMean),
        ["mse_dead_zone"] = new Mse(MseConvention.Half, DeadZone: 0.2),
        ["cross_entropy_smooth"] = new CrossEntropy(0.1),
        ["cross_entropy_smooth_others"] = new CrossEntropy(0.1, SmoothingForm.Others),
        ["cross_entropy_weights"] = new CrossEntropy(ClassWeights: [1, 2, 0.5, 4, 3]),
        ["cross_entropy_weights_rows"] = new CrossEntropy(ClassWeights: [1, 2, 0.5, 4, 3], Mean: WeightedMean.Rows),
        ["cross_entropy_smooth_weights"] = new CrossEntropy(0.1, ClassWeights: [1, 2, 0.5, 4, 3]),
        ["binary_cross_entropy_pos_weight"] = new BinaryCrossEntropy(PosWeight: 3),
        ["squared_hinge"] = new SquaredHinge(),
        ["squared_hinge_one_vs_rest"] = new SquaredHinge(OneVsRest: true),
        ["multi_margin"] = new MultiMargin(),
        ["multi_margin_sum"] = new MultiMargin(MarginConvention.Sum),
        ["multi_margin_squared"] = new MultiMargin(Squared: true),
        ["crammer_singer"] = new CrammerSinger(),
        ["crammer_singer_keras"] = new CrammerSinger(CrammerSingerForm.Keras),
        ["kl_divergence"] = new KlDivergence(),
        ["mae"] = new Mae(),
        ["huber"] = new Huber(),
        ["huber_delta0.5"] = new Huber(0.5),
        ["smooth_l1"] = new SmoothL1(),
        ["smooth_l1_beta0.5"] = new SmoothL1(0.5),
        ["log_cosh"] = new LogCosh(),
        ["quantile"] = new Quantile(),
        ["quantile_0.9"] = new Quantile(0.9),
        ["poisson"] = new Poisson(),
        ["poisson_full"] = new Poisson(Full: true),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Columns of a problem with as many classes as the form takes, at most five.</summary>
    public static int Width(this Loss loss) => loss.OutputsFor(Math.Min(loss.MaxClasses, 5));

    /// <summary>Targets [rows × width] of random labels, coded as the loss wants them.</summary>
    public static T[] Targets<T>(this Loss loss, int rows, ulong key = 31)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stream = new RandomStream(key);
        int width = loss.Width();
        T no = loss.Coding == LabelCoding.OneHot ? T.Zero : -T.One;
        T[] targets = [.. Enumerable.Repeat(no, rows * width)];
        for (int row = 0; row < rows; row++)
        {
            int label = stream.NextBelow(Math.Max(width, 2));
            if (width > 1 || label == 1)
                targets[(row * width) + (width > 1 ? label : 0)] = T.One;
        }
        return targets;
    }

    /// <summary>Outputs [rows × stride] with columns from width on set to NaN.</summary>
    public static T[] Outputs<T>(this Loss loss, int rows, int stride, double spread = 2)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stream = new RandomStream(32);
        int width = loss.Width();
        return [.. Enumerable.Range(0, rows * stride).Select(
            i => i % stride < width ? T.CreateChecked(stream.NextNormal() * spread) : T.NaN)];
    }
}
