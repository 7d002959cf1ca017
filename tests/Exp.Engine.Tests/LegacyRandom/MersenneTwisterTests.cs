using Exp.Engine.LegacyRandom;

namespace Exp.Engine.Tests.LegacyRandom;

public class MersenneTwisterTests
{
    /// <summary>First words of the authors' own output file, mt19937ar.out.</summary>
    [Fact]
    public void Seeded_by_a_list_it_gives_the_published_words()
    {
        var twister = new MersenneTwister([0x123, 0x234, 0x345, 0x456]);
        Assert.Equal(
            [1067595299u, 955945823u, 477289528u, 4107218783u, 4228976476u],
            Enumerable.Range(0, 5).Select(_ => twister.NextUInt32()));
    }

    /// <summary>The C++ standard pins the ten thousandth word of the default seed.</summary>
    [Fact]
    public void Seeded_by_a_number_it_gives_the_word_that_the_standard_of_another_language_pins()
    {
        var twister = new MersenneTwister(5489);
        for (int i = 1; i < 10_000; i++)
            twister.NextUInt32();
        Assert.Equal(4123659995u, twister.NextUInt32());
    }

    [Fact]
    public void A_key_longer_than_its_state_counts_to_the_last_number()
    {
        uint[] key = [.. Enumerable.Range(0, 700).Select(i => (uint)i)], other = [.. key[..^1], 0];
        Assert.NotEqual(new MersenneTwister(key).NextUInt32(), new MersenneTwister(other).NextUInt32());
    }

    [Fact]
    public void A_key_needs_a_number() => Assert.Throws<ArgumentOutOfRangeException>(() => new MersenneTwister([]));
}
