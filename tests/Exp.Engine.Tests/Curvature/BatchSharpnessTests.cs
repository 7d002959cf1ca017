using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Curvature;
using Exp.Engine.Initializers;
using Exp.Engine.Losses;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;
using Exp.Engine.Training;

namespace Exp.Engine.Tests.Curvature;

public sealed class BatchSharpnessTests
{
    private static readonly double[] Inputs = [1, 2, -3, 0.5], Targets = [0, 1, 1, 4];

    [Fact]
    public void A_straight_line_has_the_mean_and_error_of_what_its_batches_meet()
    {
        int[][] batches = [[1], [3], [2, 3]];
        double[] ratios = [.. batches.Select(Met)];
        double mean = ratios.Average(), spread = Math.Sqrt(ratios.Sum(r => (r - mean) * (r - mean)) / 2);
        BatchSharpness sharpness = BatchSharpness.Over(Line(Inputs, Targets), batches);
        Assert.Equal(3, sharpness.Batches);
        Assert.Equal(mean, sharpness.Mean!.Value, 1e-14);
        Assert.Equal(spread / Math.Sqrt(3), sharpness.StandardError!.Value, 1e-14);
        Assert.Equal((2 * 2) + 1, ratios[0], 1e-14);

        // Half the squared error of w x + b at zero: g = mean of -t (x, 1), H = mean of (x, 1)(x, 1)'.
        double Met(int[] batch)
        {
            double gw = batch.Average(i => -Targets[i] * Inputs[i]), gb = batch.Average(i => -Targets[i]);
            return batch.Average(i => Math.Pow((gw * Inputs[i]) + gb, 2)) / ((gw * gw) + (gb * gb));
        }
    }

    [Fact]
    public void The_full_batch_alone_gives_the_curvature_along_the_gradient()
    {
        (_, LossSurface<double> surface, TrainingData<double> data) = LossSurfaceTests.Build<double>(new CrossEntropy(), new Tanh());
        double[] g = surface.Gradient.ToArray(), product = new double[g.Length];
        surface.Hessian.Multiply(g, product);
        BatchSharpness sharpness = BatchSharpness.Over(surface, [data.Train]);
        Assert.Equal(g.Zip(product).Sum(p => p.First * p.Second) / g.Sum(x => x * x), sharpness.Mean!.Value, 1e-13);
        Assert.Null(sharpness.StandardError);
    }

    [Fact]
    public void Batches_without_a_gradient_do_not_count()
    {
        LossSurface<double> fitted = Line([1, 2], [0, 0]); // zero weights fit them
        Assert.Equal(new BatchSharpness(null, null, 0), BatchSharpness.Over(fitted, [[0], [1]]));
        Assert.Equal(1, BatchSharpness.Over(Line(Inputs, Targets), [[0], [1]]).Batches);
    }

    [Fact]
    public void Drawn_batches_hold_each_row_once_before_they_hold_it_twice_and_never_change()
    {
        int[] rows = [3, 1, 4, 15, 9, 2, 6];
        IReadOnlyList<int[]> batches = BatchSharpness.Draw(rows, 3, 5, new SeedTree(1, 0));
        Assert.Equal(batches, BatchSharpness.Draw(rows, 3, 5, new SeedTree(1, 0)));
        Assert.NotEqual(batches, BatchSharpness.Draw(rows, 3, 5, new SeedTree(1, 1)));
        Assert.All(batches, b => Assert.Equal(3, b.Intersect(rows).Count()));
        Assert.Empty(batches[0].Intersect(batches[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchSharpness.Draw(rows, 8, 1, new SeedTree(1, 0)));
    }

    // w x + b with both at zero.
    private static LossSurface<double> Line(double[] x, double[] targets)
    {
        var network = new Network<double>(new NetworkSpec(1, [new(1, new Identity(), new Zeros())]), new SeedTree(1, 0));
        return new LossSurface<double>(
            network, new RealRows<double>(x, x.Length, 1), targets, new Mse(MseConvention.Half), [.. Enumerable.Range(0, x.Length)]);
    }
}
