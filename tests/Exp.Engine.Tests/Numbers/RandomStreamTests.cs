using CsCheck;
using Exp.Engine.Numbers;

namespace Exp.Engine.Tests.Numbers;

public sealed class RandomStreamTests
{
    [Fact]
    public void First_values_of_every_kind_never_change()
    {
        var seeds = new SeedTree(1, 0);
        Assert.Equal(0xf30ab0e41c377246, seeds.Key("weights/layer1"));
        Assert.Equal([0xd2664b81u, 0xe0b200a1u, 0x8c967539u], Draw(3, s => s.NextUInt32()));
        Assert.Equal([0.82187337f, 0.87771606f], Draw(2, s => s.NextFloat()));
        Assert.Equal([0.8777161021302159, 0.6648023406856625], Draw(2, s => s.NextDouble()));
        Assert.Equal([1.1636452742827956, 0.42560551821349973, -0.1185777191612269], Draw(3, s => s.NextNormal()));
        Assert.Equal([8, 8, 5, 6, 0, 4], Draw(6, s => s.NextBelow(10)));
        int[] order = [.. Enumerable.Range(0, 8)];
        seeds.Stream("weights/layer1").Shuffle(order);
        Assert.Equal([2, 4, 1, 0, 5, 3, 7, 6], order);

        T[] Draw<T>(int count, Func<RandomStream, T> next)
        {
            RandomStream stream = seeds.Stream("weights/layer1");
            return [.. Enumerable.Range(0, count).Select(_ => next(stream))];
        }
    }

    [Fact]
    public void The_first_words_are_those_of_block_zero()
    {
        var stream = new RandomStream(0x299f31d0a4093822);
        (uint r0, uint r1, uint r2, uint r3) = Philox.Block((0, 0, 0, 0), (0xa4093822, 0x299f31d0));
        Assert.Equal([r0, r1, r2, r3], Enumerable.Range(0, 4).Select(_ => stream.NextUInt32()));
        Assert.Equal(Philox.Block((1, 0, 0, 0), (0xa4093822, 0x299f31d0)).R0, stream.NextUInt32());
    }

    [Fact]
    public void Streams_differ_by_root_repeat_and_purpose()
    {
        ulong[] keys =
        [
            new SeedTree(1, 0).Key("split"), new SeedTree(2, 0).Key("split"), new SeedTree(1, 1).Key("split"),
            new SeedTree(1, 0).Key("batches/epoch1"), new SeedTree(1, 0).Key("batches/epoch2"), new SeedTree(-1, 0).Key("split"),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void Uniform_numbers_stay_in_their_range_and_fill_it()
    {
        var stream = new RandomStream(3);
        double[] doubles = [.. Enumerable.Range(0, 20_000).Select(_ => stream.NextDouble())];
        float[] floats = [.. Enumerable.Range(0, 20_000).Select(_ => stream.NextFloat())];
        Assert.All(doubles, u => Assert.InRange(u, 0, 1 - Math.ScaleB(1, -53)));
        Assert.All(floats, u => Assert.InRange(u, 0, 1 - MathF.ScaleB(1, -24)));
        Assert.InRange(doubles.Average(), 0.49, 0.51);
        Assert.InRange(floats.Average(), 0.49f, 0.51f);
        Assert.InRange(ChiSquare([.. doubles.Select(u => (int)(u * 50))], 50), 20, 86); // 0.01 % on either side
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(60)]
    public void Bounded_integers_are_even(int bound)
    {
        var stream = new RandomStream(5);
        int[] draws = [.. Enumerable.Range(0, 30_000).Select(_ => stream.NextBelow(bound))];
        Assert.All(draws, d => Assert.InRange(d, 0, bound - 1));
        double freedom = bound - 1;
        Assert.True(ChiSquare(draws, bound) <= freedom + (4 * Math.Sqrt(2 * freedom)));
    }

    /// <summary>With a bound of 3·2³⁰ the plain high product would give the values of one kind twice as often.</summary>
    [Fact]
    public void Bounded_integers_are_even_for_a_bound_that_does_not_divide_the_words()
    {
        var stream = new RandomStream(6);
        const int bound = (1 << 30) + (1 << 29);
        int[] residues = [.. Enumerable.Range(0, 30_000).Select(_ => stream.NextBelow(bound) % 3)];
        Assert.True(ChiSquare(residues, 3) < 18); // 0.01 %
    }

    [Fact]
    public void A_bound_below_one_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1).NextBelow(0));

    [Fact]
    public void Shuffles_are_permutations() => Gen.Select(Gen.ULong, Gen.Int[0, 200]).Sample((key, count) =>
    {
        int[] items = [.. Enumerable.Range(0, count)];
        new RandomStream(key).Shuffle(items);
        Assert.Equal(Enumerable.Range(0, count), items.Order());
    }, iter: 200, threads: 1);

    [Fact]
    public void Every_order_of_a_shuffle_is_as_likely()
    {
        var stream = new RandomStream(8);
        int[] orders = new int[12_000];
        for (int i = 0; i < orders.Length; i++)
        {
            int[] items = [0, 1, 2, 3];
            stream.Shuffle(items);
            orders[i] = (items[0] * 6) + (Rank(items, 1) * 2) + Rank(items, 2);
        }
        Assert.True(ChiSquare(orders, 24) < 56); // 0.01 %

        static int Rank(int[] items, int place) => items.Skip(place + 1).Count(other => other < items[place]);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_standard_normal()
    {
        var stream = new RandomStream(9);
        double[] draws = [.. Enumerable.Range(0, 40_000).Select(_ => stream.NextNormal())];
        Assert.All(draws, x => Assert.True(double.IsFinite(x)));
        Assert.InRange(draws.Average(), -0.02, 0.02);
        Assert.InRange(draws.Average(x => x * x), 0.97, 1.03);
        Assert.InRange(draws.Average(x => x * x * x), -0.08, 0.08);
        Assert.InRange(draws.Average(x => x * x * x * x), 2.85, 3.15);
        int[] cells = [.. draws.Select(x => Math.Min(49, (int)(Elementary.NormalCdf(x) * 50)))];
        Assert.InRange(ChiSquare(cells, 50), 20, 86);
    }

    private static double ChiSquare(int[] cells, int count)
    {
        double expected = (double)cells.Length / count;
        return Enumerable.Range(0, count).Sum(c => Math.Pow(cells.Count(x => x == c) - expected, 2)) / expected;
    }
}
