using Exp.Engine.LegacyRandom;

namespace Exp.Engine.Tests.LegacyRandom;

/// <summary>First numbers of CPython's random and of NumPy's RandomState, as those programs print them.</summary>
public class ProgramRandomTests
{
    [Fact]
    public void Cpython_draws_its_doubles()
    {
        var random = new CPythonRandom(12345678);
        Assert.Equal([0.7202671550185803, 0.6330310001166692, 0.22877255649315598], Many(3, random.NextDouble));
    }

    [Fact]
    public void Cpython_2_shuffles_as_it_did()
    {
        int[] items = [.. Enumerable.Range(0, 10)];
        new CPythonRandom(12345678).Shuffle(items);
        Assert.Equal([6, 4, 0, 8, 2, 3, 9, 1, 5, 7], items);
    }

    [Fact]
    public void Numpy_draws_its_doubles()
    {
        var random = new NumpyRandom(0);
        Assert.Equal([0.0976270078546495, 0.43037873274483895, 0.20552675214328775], Many(3, () => -1 + (2 * random.NextDouble())));
    }

    [Fact]
    public void Numpy_draws_its_normals()
    {
        var random = new NumpyRandom(12345678);
        double[] expected = [0.5537081891302397, -1.4596319930600405, -1.294585139377667, -1.5096739451572456];
        // The logarithm is ours, not that of the C library.
        Assert.All(expected.Zip(Many(4, random.NextNormal)), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void Numpy_shuffles_as_it_does()
    {
        int[] items = [.. Enumerable.Range(0, 10)];
        new NumpyRandom(0).Shuffle(items);
        Assert.Equal([2, 8, 4, 9, 1, 6, 7, 3, 0, 5], items);
    }

    [Fact]
    public void The_second_normal_of_a_pair_is_kept_whatever_is_drawn_between()
    {
        NumpyRandom straight = new(3), between = new(3);
        double[] two = Many(2, straight.NextNormal);
        Assert.Equal(two[0], between.NextNormal());
        between.NextDouble();
        Assert.Equal(two[1], between.NextNormal());
    }

    private static double[] Many(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
