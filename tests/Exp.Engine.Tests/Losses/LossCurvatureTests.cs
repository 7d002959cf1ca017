using System.Numerics;
using Exp.Engine.Losses;
using Exp.Engine.Numbers;
using Exp.Engine.Tests.Golden;

namespace Exp.Engine.Tests.Losses;

/// <summary>What every loss promises of its curvature products, in every form and in both number types.</summary>
public sealed class LossCurvatureTests
{
    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Products_are_central_differences_of_gradients(string form) => AssertDifferences(form, spread: 2);

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Products_are_central_differences_of_gradients_at_large_outputs(string form) => AssertDifferences(form, spread: 12);

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Extreme_outputs_have_finite_products(string form)
    {
        if (LossForms.All[form] is Poisson)
            return; // the true product lies beyond the largest number
        AssertFinite<float>(LossForms.All[form], 1e4);
        AssertFinite<double>(LossForms.All[form], 1e4);
        AssertFinite<float>(LossForms.All[form], 1e15);
        AssertFinite<double>(LossForms.All[form], 1e100);
    }

    [Fact]
    public void Cross_entropy_at_logits_of_ten_thousand_has_no_curvature_left_but_between_equals()
    {
        double[] product = new double[3];
        new CrossEntropy().CurvatureProduct<double>([1e4, -1e4, 0], [0, 0, 1], new(1, 3, 3), [1, 2, 3], product, 1);
        Assert.Equal([0, 0, 0], product);
        new CrossEntropy().CurvatureProduct<double>([1e4, -1e4, 1e4], [0, 0, 1], new(1, 3, 3), [1, 2, 3], product, 1);
        Assert.Equal([-0.5, 0, 0.5], product);
        new BinaryCrossEntropy().CurvatureProduct<double>([40], [1], new(1, 1, 1), [1], product, 1);
        Near.Equal(1, product[0] / Math.Exp(-40), 1e-14);
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Products_are_symmetric_and_not_negative(string form)
    {
        Loss loss = LossForms.All[form];
        double[] u = Direction<double>(loss.Width(), 1), v = Direction<double>(loss.Width(), 2);
        double[] hu = Product(loss, 1, u), hv = Product(loss, 1, v);
        Assert.Equal(u.Zip(hv).Sum(p => p.First * p.Second), v.Zip(hu).Sum(p => p.First * p.Second), 1e-14);
        Assert.True(u.Zip(hu).Sum(p => p.First * p.Second) >= -1e-15);
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void A_loss_that_is_not_smooth_has_straight_pieces(string form)
    {
        Loss loss = LossForms.All[form];
        Assert.Equal(!loss.Smooth, Product(loss, 9, Direction<double>(9 * loss.Width(), 3)).All(x => x == 0));
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Every_row_has_the_bits_of_the_row_alone_and_the_product_may_overwrite_the_direction(string form)
    {
        AssertRowsAlone<float>(LossForms.All[form]);
        AssertRowsAlone<double>(LossForms.All[form]);
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Columns_beyond_the_width_are_neither_read_nor_written(string form)
    {
        Loss loss = LossForms.All[form];
        int rows = 7, width = loss.Width(), stride = width + 3;
        float[] outputs = loss.Outputs<float>(rows, stride), direction = loss.Outputs<float>(rows, stride, spread: 1);
        float[] around = [.. Enumerable.Repeat(7f, rows * stride)], inside = new float[rows * width];
        loss.CurvatureProduct<float>(
            Packed(outputs), loss.Targets<float>(rows), new LossShape(rows, width, width), Packed(direction), inside, 0.5f);
        loss.CurvatureProduct<float>(outputs, loss.Targets<float>(rows), new LossShape(rows, width, stride), direction, around, 0.5f);
        Assert.All(
            around.Index(), p => Assert.Equal(p.Index % stride < width ? inside[(p.Index / stride * width) + (p.Index % stride)] : 7f, p.Item));

        float[] Packed(float[] padded) => [.. Enumerable.Range(0, rows).SelectMany(r => padded.Skip(r * stride).Take(width))];
    }

    [Theory, MemberData(nameof(LossForms.Names), MemberType = typeof(LossForms))]
    public void Nothing_is_allocated_and_short_spans_are_refused(string form)
    {
        Loss loss = LossForms.All[form];
        int width = loss.Width();
        var shape = new LossShape(3, width, width);
        float[] outputs = loss.Outputs<float>(3, width), targets = loss.Targets<float>(3), v = new float[3 * width], p = new float[3 * width];
        loss.CurvatureProduct<float>(outputs, targets, shape, v, p, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        loss.CurvatureProduct<float>(outputs, targets, shape, v, p, 1);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Throws<ArgumentOutOfRangeException>(() => loss.CurvatureProduct<float>(outputs.AsSpan(1), targets, shape, v, p, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => loss.CurvatureProduct<float>(outputs, targets.AsSpan(1), shape, v, p, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => loss.CurvatureProduct<float>(outputs, targets, shape, v.AsSpan(1), p, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => loss.CurvatureProduct<float>(outputs, targets, shape, v, p.AsSpan(1), 1));
    }

    private static void AssertDifferences(string form, double spread)
    {
        const double h = 1e-5;
        const int rows = 9;
        Loss loss = LossForms.All[form];
        var shape = new LossShape(rows, loss.Width(), loss.Width());
        double[] outputs = loss.Outputs<double>(rows, shape.Stride, spread), v = Direction<double>(outputs.Length, 3);
        double[] above = Gradient(h), below = Gradient(-h), product = new double[outputs.Length];
        loss.CurvatureProduct<double>(outputs, loss.Targets<double>(rows), shape, v, product, 0.25);
        double largest = above.Max(Math.Abs);
        for (int i = 0; i < product.Length; i++)
            Near.Equal((above[i] - below[i]) / (2 * h), product[i], 1e-9 * Math.Max(1, largest), $"{form} at {outputs[i]:R}");

        double[] Gradient(double by)
        {
            var gradient = new double[outputs.Length];
            loss.Evaluate<double>(
                [.. outputs.Zip(v).Select(p => p.First + (by * p.Second))], loss.Targets<double>(rows), shape, gradient, 0.25);
            return gradient;
        }
    }

    private static void AssertRowsAlone<T>(Loss loss)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = loss.Width();
        var one = new LossShape(1, width, width);
        for (int rows = 0; rows <= 9; rows++)
        {
            T[] outputs = loss.Outputs<T>(rows, width), targets = loss.Targets<T>(rows), v = Direction<T>(rows * width, 4);
            T[] product = [.. v];
            loss.CurvatureProduct<T>(outputs, targets, new LossShape(rows, width, width), product, product, T.One);
            for (int row = 0; row < rows; row++)
            {
                Range place = (row * width)..((row + 1) * width);
                var alone = new T[width];
                loss.CurvatureProduct<T>(outputs[place], targets[place], one, v[place], alone, T.One);
                Assert.Equal(alone, product[place]);
            }
        }
    }

    private static void AssertFinite<T>(Loss loss, double size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = loss.Width();
        T[] outputs = [.. loss.Outputs<T>(8, width).Select(x => T.CopySign(T.CreateChecked(size), x))], product = new T[8 * width];
        loss.CurvatureProduct<T>(
            outputs, loss.Targets<T>(8), new LossShape(8, width, width), Direction<T>(8 * width, 5), product, T.One);
        Assert.All(product, p => Assert.True(T.IsFinite(p)));
    }

    private static double[] Product(Loss loss, int rows, double[] direction)
    {
        var shape = new LossShape(rows, loss.Width(), loss.Width());
        var product = new double[direction.Length];
        loss.CurvatureProduct<double>(
            loss.Outputs<double>(rows, shape.Stride), loss.Targets<double>(rows), shape, direction, product, 1);
        return product;
    }

    private static T[] Direction<T>(int length, ulong key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stream = new RandomStream(key);
        return [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked(stream.NextNormal()))];
    }
}
