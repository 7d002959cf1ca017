using Exp.Engine.Activations;
using Exp.Engine.Batching;
using Exp.Engine.Draws;
using Exp.Engine.Initializers;
using Exp.Engine.LegacyRandom;
using Exp.Engine.Networks;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Draws;

public class RngTests
{
    private static readonly NetworkSpec Small = new(3, [new(2, new Sigmoid(), new Nielsen(Scaled: false)), new(4, new Identity(), new Nielsen(Scaled: false))]);

    public static TheoryData<string> Kinds => [.. Rng.All.Members.Select(m => m.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_epoch_visits_each_row_once(string kind)
    {
        TrainingDraws draws = Of(kind).Start(new SeedTree(1, 0));
        draws.Network<double>(Small);
        int[] order = new int[37];
        for (int epoch = 1; epoch <= 5; epoch++)
        {
            int[] before = [.. order];
            draws.Order(order, new Mini(10), epoch);
            Assert.Equal(Enumerable.Range(0, 37), order.Order());
            Assert.NotEqual(before, order);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Rows_that_are_not_shuffled_keep_their_order(string kind)
    {
        int[] order = [2, 0, 1];
        Of(kind).Start(new SeedTree(1, 0)).Order(order, new Full(), 1);
        Assert.Equal([0, 1, 2], order);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Twice_the_same_seed_draws_the_same_and_another_repeat_something_else(string kind)
    {
        Assert.Equal(Drawn(kind, 0), Drawn(kind, 0));
        Assert.Empty(Drawn(kind, 0).Intersect(Drawn(kind, 1)));
    }

    [Fact]
    public void Philox_draws_what_a_network_and_a_batch_strategy_draw_themselves()
    {
        var seeds = new SeedTree(7, 2);
        TrainingDraws draws = new PhiloxRng().Start(seeds);
        Assert.Equal(new Network<double>(Small, seeds).Weights(1), draws.Network<double>(Small).Weights(1));
        int[] one = new int[9], other = new int[9];
        new Mini(2).Order(one, seeds, 3);
        draws.Order(other, new Mini(2), 3);
        Assert.Equal(one, other);
    }

    [Fact]
    public void Cpython_draws_the_biases_of_all_layers_and_then_the_weights_unit_by_unit()
    {
        Network<double> network = new CPythonRng().Start(new SeedTree(5, 0)).Network<double>(Small);
        double[] normals = Normals(new NumpyRandom(5), 2 + 4 + 6 + 8);
        double[] drawn = [.. network.Biases(0), .. network.Biases(1), .. network.Weights(0), .. network.Weights(1)];
        Assert.Equal(normals, drawn);
    }

    [Fact]
    public void Cpython_can_begin_where_an_earlier_run_of_the_program_ended()
    {
        TrainingDraws first = new CPythonRng().Start(new SeedTree(5, 0)), second = new CPythonRng(1, 2).Start(new SeedTree(5, 0));
        Assert.Equal(Normals(new NumpyRandom(5), 22)[^2..], second.Network<double>(Small).Biases(0));
        int[] one = new int[9], other = new int[9];
        for (int epoch = 1; epoch <= 3; epoch++)
            first.Order(one, new Mini(2), epoch);
        second.Order(other, new Mini(2), 1);
        Assert.Equal(one, other);
    }

    [Fact]
    public void Numpy_legacy_draws_layer_by_layer_weights_input_by_input_and_then_biases()
    {
        Network<double> network = new NumpyLegacyRng().Start(new SeedTree(5, 0)).Network<double>(Small);
        double[] normals = Normals(new NumpyRandom(5), 6 + 2 + 8 + 4);
        double[] weights = network.Weights(0), byInput = [.. new[] { 0, 3, 1, 4, 2, 5 }.Select(i => weights[i])];
        Assert.Equal(normals[..6], byInput);
        Assert.Equal(normals[6..8], network.Biases(0));
        Assert.Equal(normals[^4..], network.Biases(1));
    }

    [Fact]
    public void Numpy_legacy_applies_a_new_permutation_to_the_order_before()
    {
        TrainingDraws draws = new NumpyLegacyRng().Start(new SeedTree(0, 0));
        int[] order = new int[10];
        draws.Order(order, new Mini(3), 1);
        Assert.Equal([2, 8, 4, 9, 1, 6, 7, 3, 0, 5], order);
        var random = new NumpyRandom(0);
        int[] permutation = [.. Enumerable.Range(0, 10)], next = [.. Enumerable.Range(0, 10)];
        random.Shuffle(permutation);
        random.Shuffle(next);
        draws.Order(order, new Mini(3), 2);
        Assert.Equal(next.Select(i => permutation[i]), order);
    }

    [Theory]
    [InlineData(uint.MaxValue, 1)]
    [InlineData((long)uint.MaxValue + 1, 0)]
    public void A_seed_that_the_older_generators_do_not_know_is_refused(long seed, int repeat) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CPythonRng().Start(new SeedTree(seed, repeat)));

    private static Rng Of(string kind) => (Rng)Rng.All.Find(kind)!.CreateDefault();

    private static double[] Drawn(string kind, int repeat)
    {
        Network<double> network = Of(kind).Start(new SeedTree(1, repeat)).Network<double>(Small);
        return [.. network.Weights(0), .. network.Biases(1)];
    }

    private static double[] Normals(NumpyRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
}
