using System.Numerics;
using Exp.Engine.Losses;
using Exp.Engine.Tests.Golden;

namespace Exp.Engine.Tests.Losses;

/// <summary>What every loss promises, in every form and in both number types.</summary>
public sealed class LossContractTests
{
    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Gradients_are_central_differences(string form)
    {
        const double h = 1e-5;
        const int rows = 9;
        Loss loss = LossForms.All[form];
        var shape = new LossShape(rows, loss.Width(), loss.Width());
        double[] outputs = loss.Outputs<double>(rows, shape.Stride), targets = loss.Targets<double>(rows);
        double[] gradient = new double[outputs.Length];
        loss.Evaluate<double>(outputs, targets, shape, gradient, 0.25);
        for (int i = 0; i < outputs.Length; i++)
        {
            double difference = Moved(i, h) - Moved(i, -h);
            Near.Equal(0.25 * difference / (2 * h), gradient[i], 1e-9, $"{form} at {outputs[i]:R}");
        }

        double Moved(int at, double by)
        {
            double[] moved = [.. outputs];
            moved[at] += by;
            return loss.Evaluate<double>(moved, targets, shape, [], 1).Total;
        }
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Every_row_has_the_bits_of_the_row_alone(string form)
    {
        for (int rows = 0; rows <= 13; rows++)
        {
            AssertRowsAlone<float>(LossForms.All[form], rows);
            AssertRowsAlone<double>(LossForms.All[form], rows);
        }
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void A_short_batch_weighs_what_its_rows_weigh(string form)
    {
        Loss loss = LossForms.All[form];
        var two = new LossShape(2, loss.Width(), loss.Width());
        double[] outputs = loss.Outputs<double>(2, two.Stride), targets = loss.Targets<double>(2);
        double[] mean = new double[outputs.Length], sum = new double[outputs.Length];
        LossSum half = loss.Evaluate<double>(outputs, targets, two, mean, 0.5);
        LossSum whole = loss.Evaluate<double>(outputs, targets, two, sum, 1);
        Assert.Equal(whole, half);
        Assert.Equal(sum.Select(g => g / 2), mean);
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Columns_beyond_the_width_are_neither_read_nor_written(string form)
    {
        Loss loss = LossForms.All[form];
        int rows = 7, width = loss.Width(), stride = width + 3;
        float[] padded = loss.Outputs<float>(rows, stride), targets = loss.Targets<float>(rows);
        float[] packed = [.. Enumerable.Range(0, rows).SelectMany(r => padded.Skip(r * stride).Take(width))];
        float[] around = [.. Enumerable.Repeat(7f, rows * stride)], inside = new float[rows * width];

        LossSum expected = loss.Evaluate<float>(packed, targets, new LossShape(rows, width, width), inside, 0.5f);
        LossSum actual = loss.Evaluate<float>(padded, targets, new LossShape(rows, width, stride), around, 0.5f);

        Assert.Equal(expected, actual);
        Assert.All(
            around.Index(), p => Assert.Equal(p.Index % stride < width ? inside[(p.Index / stride * width) + (p.Index % stride)] : 7f, p.Item));
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Without_a_gradient_the_sum_is_the_same_and_no_mistakes_are_counted(string form)
    {
        Loss loss = LossForms.All[form];
        var shape = new LossShape(9, loss.Width(), loss.Width());
        float[] outputs = loss.Outputs<float>(9, shape.Stride), targets = loss.Targets<float>(9);
        LossSum with = loss.Evaluate<float>(outputs, targets, shape, new float[outputs.Length], 1);
        LossSum without = loss.Evaluate<float>(outputs, targets, shape, [], 1);
        Assert.Equal(new LossSum(with.Total, 0), without);
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Extreme_outputs_have_finite_losses_and_gradients(string form)
    {
        if (LossForms.All[form] is Poisson)
            return; // the true loss lies beyond the largest number
        AssertFinite<float>(LossForms.All[form], 1e4);
        AssertFinite<double>(LossForms.All[form], 1e4);
        AssertFinite<float>(LossForms.All[form], 1e15);
        AssertFinite<double>(LossForms.All[form], 1e100);
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void A_non_finite_output_anywhere_makes_the_loss_non_finite(string form)
    {
        Loss loss = LossForms.All[form];
        var shape = new LossShape(6, loss.Width(), loss.Width());
        for (int i = 0; i < shape.Rows * shape.Width; i++)
        {
            foreach (float bad in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
            {
                float[] outputs = loss.Outputs<float>(6, shape.Stride);
                outputs[i] = bad;
                LossSum sum = loss.Evaluate<float>(outputs, loss.Targets<float>(6), shape, new float[outputs.Length], 1);
                Assert.False(double.IsFinite(sum.Total), $"{form} with {bad} at {i}: {sum.Total:R}");
            }
        }
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Nothing_is_allocated(string form)
    {
        Loss loss = LossForms.All[form];
        var shape = new LossShape(9, loss.Width(), loss.Width());
        float[] outputs = loss.Outputs<float>(9, shape.Stride), targets = loss.Targets<float>(9), d = new float[outputs.Length];
        loss.Evaluate<float>(outputs, targets, shape, d, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        loss.Evaluate<float>(outputs, targets, shape, d, 1);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Spans_that_are_too_short_are_refused(string form)
    {
        Loss loss = LossForms.All[form];
        int width = loss.Width();
        var shape = new LossShape(3, width, width + 1);
        float[] outputs = new float[(3 * width) + 2], targets = new float[3 * width], gradient = new float[(3 * width) + 2];
        loss.Evaluate<float>(outputs, targets, shape, gradient, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => loss.Evaluate<float>(outputs.AsSpan(1), targets, shape, gradient, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => loss.Evaluate<float>(outputs, targets.AsSpan(1), shape, gradient, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => loss.Evaluate<float>(outputs, targets, shape, gradient.AsSpan(1), 1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => loss.Evaluate<float>(outputs, targets, new LossShape(1, width, width - 1), gradient, 1));
    }

    private static void AssertRowsAlone<T>(Loss loss, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = loss.Width();
        T[] outputs = loss.Outputs<T>(rows, width), targets = loss.Targets<T>(rows), gradient = new T[outputs.Length];
        T scale = T.One / T.CreateChecked(3);
        LossSum batch = loss.Evaluate<T>(outputs, targets, new LossShape(rows, width, width), gradient, scale);
        double total = 0;
        int mistakes = 0;
        for (int row = 0; row < rows; row++)
        {
            Range place = (row * width)..((row + 1) * width);
            var alone = new T[width];
            LossSum one = loss.Evaluate<T>(outputs[place], targets[place], new LossShape(1, width, width), alone, scale);
            total += one.Total;
            mistakes += one.Mistakes;
            Assert.Equal(alone, gradient[place]);
        }
        Assert.Equal(new LossSum(total, mistakes), batch);
    }

    private static void AssertFinite<T>(Loss loss, double size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = loss.Width();
        T[] outputs = [.. loss.Outputs<T>(8, width).Select(x => T.CopySign(T.CreateChecked(size), x))];
        var gradient = new T[outputs.Length];
        LossSum sum = loss.Evaluate<T>(outputs, loss.Targets<T>(8), new LossShape(8, width, width), gradient, T.One);
        Assert.True(double.IsFinite(sum.Total));
        Assert.All(gradient, g => Assert.True(T.IsFinite(g)));
    }
}
