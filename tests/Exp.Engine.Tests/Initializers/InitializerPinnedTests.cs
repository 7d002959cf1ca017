using Exp.Engine.Initializers;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Initializers;

/// <summary>First weights of seed 1, repeat 0, layer 1. A change here changes every published number: raise the numerics version.</summary>
public sealed class InitializerPinnedTests
{
    [Fact]
    public void Uniform_weights_of_a_seed_never_change() =>
        Assert.Equal(
            [0.065422347972640904, 0.02854460272738429, -0.0081744208597602785, 0.04523480304239532],
            First(new GlorotUniform()));

    [Fact]
    public void Normal_weights_of_a_seed_never_change() =>
        Assert.Equal(
            [0.05877296173864606, 0.021496324859941449, -0.0059890792368955392, 0.03586291179520458],
            First(new HeNormal()));

    [Fact]
    public void Constant_and_zeros_are_what_they_say()
    {
        Assert.Equal([-0.5, -0.5, -0.5, -0.5], First(new Constant(-0.5)));
        Assert.Equal([0, 0, 0, 0], First(new Zeros()));
    }

    [Fact]
    public void Normal_moves_its_draws_by_the_mean() => Assert.Equal(
        First(new Normal(0.5)).Select(w => w + 2), First(new Normal(0.5, 2)).AsEnumerable(), (a, b) => Math.Abs(a - b) < 1e-14);

    private static double[] First(Initializer initializer)
    {
        var weights = new double[784 * 16];
        initializer.Fill(weights, 784, 16, new SeedTree(1, 0).Stream("weights/layer1"));
        return weights[..4];
    }
}
