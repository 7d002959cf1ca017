using Exp.Core.Plan;
using Exp.Core.Sweeps;
using Exp.Core.Tests.Run;

namespace Exp.Core.Tests.Sweeps;

/// <summary>Every n-th piece of a plan, in folders of its own or one after the other in one.</summary>
public sealed class ShardTests
{
    private static readonly FakeBaseline Baseline = new("fake.first");
    private static readonly SweepPlan Plan = Plans.Of(Plans.Iris + "\nbaselines: [fake.first]\n", [Baseline]);

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("3/12", 3, 12)]
    public void A_shard_is_read_as_written(string text, int number, int count)
    {
        Assert.Equal(new Shard(number, count), Shard.Parse(text));
        Assert.Equal(text, Shard.Parse(text)!.ToString());
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("-1/3")]
    [InlineData("1/0")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData("1 / 2")]
    [InlineData("a/b")]
    [InlineData("")]
    public void What_is_no_shard_is_refused(string text) => Assert.Null(Shard.Parse(text));

    [Fact]
    public void Every_piece_belongs_to_exactly_one_shard() => Assert.All(
        Enumerable.Range(0, 20), place => Assert.Single(Enumerable.Range(1, 7), number => new Shard(number, 7).Holds(place)));

    [Fact]
    public void A_shard_trains_its_share_and_writes_no_table()
    {
        using var folder = new TempFolder();
        var listener = new Listener();
        SweepOutcome outcome = Run(folder.Path, 2, 3, listener);
        Assert.Equal([Plan.Trials[1].Id, Plan.Trials[4].Id], listener.Ended.Select(t => t.Trial.Id).Order(StringComparer.Ordinal).OrderBy(id => Plan.Trials.Single(t => t.Id == id).Index));
        Assert.Equal(["fake.first 1 ok"], listener.Baselines);
        Assert.Equal((2, 4, 1, 0), (outcome.Trained, outcome.Missing, outcome.MissingFits, outcome.Left));
        Assert.Null(outcome.Summary);
        Assert.False(File.Exists(folder.In("trials.csv")));
        Assert.True(File.Exists(folder.In("config.yaml")));
    }

    [Fact]
    public void Shards_one_after_the_other_in_one_folder_end_in_the_tables()
    {
        using var folder = new TempFolder();
        Run(folder.Path, 3, 3);
        Run(folder.Path, 1, 3);
        SweepOutcome last = Run(folder.Path, 2, 3);
        Assert.Equal((2, 4, 0), (last.Trained, last.Reused, last.Missing));
        Assert.Equal(Expected, Sweeping.Contents(folder.Path));
    }

    [Fact]
    public void A_shard_that_was_done_before_trains_nothing()
    {
        using var folder = new TempFolder();
        Run(folder.Path, 1, 2);
        var again = new Listener();
        SweepOutcome outcome = Run(folder.Path, 1, 2, again);
        Assert.Equal((0, 3, 0), (outcome.Trained, outcome.Reused, outcome.Left));
        Assert.Contains("nothing to train: every trial of this shard was done before", again.Notes);
    }

    [Fact]
    public void A_shard_without_a_trial_leaves_a_folder_that_says_what_it_is()
    {
        using var folder = new TempFolder();
        SweepOutcome outcome = Run(folder.Path, 50, 50);
        Assert.Equal((0, 0), (outcome.Trained, outcome.Left));
        Assert.True(File.Exists(folder.In("plan.json")));
    }

    internal static string Expected { get; } = Undisturbed();

    private static string Undisturbed()
    {
        using var folder = new TempFolder();
        Run(folder.Path, 1, 1);
        return Sweeping.Contents(folder.Path);
    }

    private static SweepOutcome Run(string folder, int number, int count, Listener? listener = null) => Sweeping.Run(
        Sweeping.Request(Plan, folder) with { Baselines = [Baseline], Shard = new Shard(number, count) }, listener);
}
