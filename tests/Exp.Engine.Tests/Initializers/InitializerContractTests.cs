using Exp.Engine.Catalog;
using Exp.Engine.Initializers;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Initializers;

/// <summary>What every initializer promises.</summary>
public sealed class InitializerContractTests
{
    public static TheoryData<string> Kinds => [.. Initializer.All.Members.Select(m => m.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public void Same_stream_gives_the_same_finite_weights(string kind)
    {
        double[] weights = Filled(kind, 30, 20, "weights/layer1");
        Assert.Equal(weights, Filled(kind, 30, 20, "weights/layer1"));
        Assert.All(weights, w => Assert.True(double.IsFinite(w)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Another_stream_gives_other_weights_unless_nothing_is_drawn(string kind)
    {
        bool same = Filled(kind, 30, 20, "weights/layer1").SequenceEqual(Filled(kind, 30, 20, "weights/layer2"));
        Assert.Equal(kind is "zeros" or "constant", same);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Biases_are_zero_or_repeat_with_their_stream(string kind)
    {
        double[] biases = Biases("biases/layer1");
        Assert.Equal(biases, Biases("biases/layer1"));
        Assert.Equal(
            kind is "torch_default" or "sklearn_default" or "nielsen",
            biases.All(b => b != 0) && !biases.SequenceEqual(Biases("biases/layer2")));
        Assert.True(biases.All(b => b == 0) || biases.All(b => b != 0 && double.IsFinite(b)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(kind).FillBiases(new double[3], 5, 4, new RandomStream(1)));

        double[] Biases(string purpose)
        {
            var filled = new double[20];
            filled.AsSpan().Fill(double.NaN);
            Of(kind).FillBiases(filled, 30, 20, new SeedTree(1, 0).Stream(purpose));
            return filled;
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_place_is_written(string kind)
    {
        var weights = new double[7 * 11];
        weights.AsSpan().Fill(double.NaN);
        Of(kind).Fill(weights, 7, 11, new RandomStream(1));
        Assert.All(weights, w => Assert.False(double.IsNaN(w)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Shapes_that_do_not_fit_are_refused(string kind)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(kind).Fill(new double[7], 2, 3, new RandomStream(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(kind).Fill([], 0, 3, new RandomStream(1)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Weights_of_a_big_layer_have_mean_zero_and_the_shape_of_their_law(string kind)
    {
        if (kind is "zeros" or "constant")
            return;
        double[] weights = Filled(kind, 512, 256, "weights/layer1");
        double n = weights.Length, mean = weights.Average();
        double std = Math.Sqrt(weights.Sum(w => (w - mean) * (w - mean)) / (n - 1));
        double fourth = weights.Sum(w => (w - mean) * (w - mean) * (w - mean) * (w - mean)) / n / (std * std * std * std);

        Assert.InRange(Math.Abs(mean), 0, 5 * std / Math.Sqrt(n));
        if (kind.Contains("uniform", StringComparison.Ordinal) || kind.EndsWith("_default", StringComparison.Ordinal))
            Assert.Equal(1.8, fourth, 0.03);
        else
            Assert.Equal(3, fourth, 5 * Math.Sqrt(24 / n));
    }

    private static double[] Filled(string kind, int fanIn, int fanOut, string purpose)
    {
        var weights = new double[fanIn * fanOut];
        Of(kind).Fill(weights, fanIn, fanOut, new SeedTree(1, 0).Stream(purpose));
        return weights;
    }

    private static Initializer Of(string kind)
    {
        Member member = Initializer.All.Find(kind)!;
        return (Initializer)member.Create([.. member.Options.Select(o => o.Required ? 0.25 : o.Default)]);
    }
}
