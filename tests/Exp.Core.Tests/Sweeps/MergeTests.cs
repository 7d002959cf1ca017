using System.Text;
using Exp.Core.Plan;
using Exp.Core.Results.Parts;
using Exp.Core.Run;
using Exp.Core.Sweeps;
using Exp.Core.Tests.Data;

namespace Exp.Core.Tests.Sweeps;

/// <summary>A set union of records: the same bytes in any order, or a refusal that says why.</summary>
public sealed class MergeTests : IDisposable
{
    private static readonly SweepPlan Plan = Plans.Of(Plans.Iris);
    private static readonly Lazy<string> Expected = new(() => Sweeping.Undisturbed(Plan));

    private readonly TempFolder place = new();
    private readonly List<string> notes = [];

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(1, 3, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(3, 2, 1)]
    public void Three_shards_in_any_order_give_the_bytes_of_one_sweep(int a, int b, int c)
    {
        Shards(3);
        Merged("all", $"s{a}", $"s{b}", $"s{c}");
        Assert.Equal(Expected.Value, Sweeping.Contents(place.In("all")));
        Merged($"s{a}", $"s{b}", $"s{c}");
        Assert.Equal(Expected.Value, Sweeping.Contents(place.In($"s{a}")));
    }

    [Fact]
    public void Merging_twice_changes_no_byte()
    {
        Shards(2);
        Merged("all", "s1", "s2");
        string before = Everything("all");
        Merged("all", "s2", "s1", "all");
        Assert.Equal(before, Everything("all"));
    }

    [Fact]
    public void Merging_step_by_step_is_merging_at_once()
    {
        Shards(3);
        CopyParts("s1", "s2");
        Merged("s2", "s3");
        Assert.Equal(Expected.Value, Sweeping.Contents(place.In("s2")));
    }

    [Fact]
    public void The_other_folders_are_only_read()
    {
        Shards(2);
        string before = Everything("s2");
        Merged("s1", "s2");
        Assert.Equal(before, Everything("s2"));
    }

    [Fact]
    public void What_is_missing_is_named_and_nothing_is_written()
    {
        Shards(3);
        var refused = Assert.Throws<RefusedException>(() => Merged("all", "s1", "s3"));
        Assert.StartsWith("2 of 6 records are missing, and nothing was written: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"{Plan.Trials[1].Id} (optimizer.lr=0.01, repeat 1); {Plan.Trials[4].Id} (optimizer.lr={Plan.Trials[4].Axes[0].Text}, repeat 0);", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.In("all")));
    }

    [Fact]
    public void Records_that_contradict_each_other_are_named_with_file_and_byte()
    {
        Shards(2);
        Sweeping.Run(Sweeping.Request(Plan, place.In("other")), run: (trial, data, clock, stop, threads) =>
        {
            TrialOutcome outcome = TrialRunner.Run(trial, data, clock, stop, threads);
            return trial.Index > 0 ? outcome : outcome with { Record = outcome.Record with { StepsDone = 1 } };
        });
        var refused = Assert.Throws<RefusedException>(() => Merged("all", "s1", "other"));
        Assert.Matches($@"two records of trial {Plan.Trials[0].Id} differ: .*/s1/parts/0001\S+ at byte \d+ and .*/other/parts/0001\S+ at byte \d+;", refused.Message.Replace('\\', '/'));
        Assert.False(Directory.Exists(place.In("all")));
    }

    [Fact]
    public void Another_experiment_is_refused_and_told_what_differs()
    {
        Shards(2);
        Sweeping.Run(Sweeping.Request(Plans.Of(Plans.Iris.Replace("epochs: 3", "epochs: 4", StringComparison.Ordinal)), place.In("other")));
        var refused = Assert.Throws<RefusedException>(() => Merged("s1", "s2", "other"));
        Assert.Contains("holds another experiment: train.epochs was 4, is now 3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_of_what_is_not_in_the_plan_are_left_out_and_named()
    {
        SweepPlan wider = Plans.Of(Plans.Iris.Replace("[0.01, 0.3, 1e200]", "[0.01, 0.3, 1e200, 0.5]", StringComparison.Ordinal));
        Sweeping.Run(Sweeping.Request(wider, place.In("wide")));
        Shards(2);
        Merged("s1", "wide");
        Assert.Equal(Expected.Value, Sweeping.Contents(place.In("s1")));
        string note = Assert.Single(notes, n => n.StartsWith("records of what is not in the plan, left out: ", StringComparison.Ordinal));
        Assert.Contains(wider.Trials[^1].Id, note, StringComparison.Ordinal);
        Assert.Contains("wide", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_another_numerics_version_are_named_and_not_used()
    {
        Shards(2);
        string part = Directory.GetFiles(place.In("s2", "parts")).Single();
        File.WriteAllBytes(part, Changed(File.ReadAllBytes(part), "\"numerics\":1", "\"numerics\":999"));
        var refused = Assert.Throws<RefusedException>(() => Merged("all", "s1", "s2"));
        Assert.StartsWith("3 of 6 records are missing", refused.Message, StringComparison.Ordinal);
        Assert.Contains(notes, n => n.Contains("numerics 999; this one has numerics 1", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_of_one_name_and_other_content_are_both_kept()
    {
        Shards(2);
        File.Move(Directory.GetFiles(place.In("s1", "parts")).Single(), place.In("s1", "parts", "0001-h-1.part"));
        File.Move(Directory.GetFiles(place.In("s2", "parts")).Single(), place.In("s2", "parts", "0001-h-1.part"));
        byte[] first = File.ReadAllBytes(place.In("s1", "parts", "0001-h-1.part"));
        Merged("s1", "s2");
        Assert.Equal(first, File.ReadAllBytes(place.In("s1", "parts", "0001-h-1.part")));
        Assert.Equal(2, Directory.GetFiles(place.In("s1", "parts")).Length);
        Assert.Equal(Expected.Value, Sweeping.Contents(place.In("s1")));
    }

    [Fact]
    public void A_file_copied_while_it_grew_is_completed()
    {
        Shards(2);
        string part = Directory.GetFiles(place.In("s2", "parts")).Single();
        byte[] whole = File.ReadAllBytes(part);
        File.WriteAllBytes(place.In("s1", "parts", Path.GetFileName(part)), whole[..(whole.Length / 2)]);
        Merged("s1", "s2");
        Assert.Equal(whole, File.ReadAllBytes(place.In("s1", "parts", Path.GetFileName(part))));
        Assert.Equal(Expected.Value, Sweeping.Contents(place.In("s1")));
    }

    [Fact]
    public void Of_several_crashes_the_same_one_counts_in_any_order()
    {
        foreach (string name in (string[])["x", "y"])
            Sweeping.Run(Sweeping.Request(Plan, place.In(name)), run: (_, _, _, _, _) => throw new InvalidOperationException($"said {name}"));
        Merged("xy", "x", "y");
        Merged("yx", "y", "x");
        Assert.Equal(Sweeping.Contents(place.In("xy")), Sweeping.Contents(place.In("yx")));
    }

    [Fact]
    public void A_folder_without_a_plan_takes_it_from_the_first_other_that_has_one()
    {
        Shards(2);
        Directory.CreateDirectory(place.In("empty"));
        Assert.Equal(place.In("s2"), MergeSource.Of(place.In("all"), [place.In("empty"), place.In("s2"), place.In("s1")]));
        Assert.Throws<RefusedException>(() => MergeSource.Of(place.In("all"), [place.In("empty")]));
        Assert.Throws<RefusedException>(() => MergeSource.Of(place.In("s1"), [place.In("nowhere")]));
    }

    [Fact]
    public void The_plan_of_a_folder_is_that_of_its_sweep_or_refused()
    {
        Shards(2);
        SweepPlan made = MergeSource.Plan(place.In("s1"), (config, _) => Planner.Plan(config, [], Folders.Shipped.Shipped, []));
        Assert.Equal((Plan.Fingerprint, Plan.Name, Plan.ResolvedConfig, "little.yaml"), (made.Fingerprint, made.Name, made.ResolvedConfig, made.ConfigPath));
        string config = place.In("s1", "config.yaml");
        File.WriteAllText(config, File.ReadAllText(config).Replace("epochs: 3", "epochs: 5", StringComparison.Ordinal));
        var refused = Assert.Throws<RefusedException>(() => MergeSource.Plan(place.In("s1"), (c, _) => Planner.Plan(c, [], Folders.Shipped.Shipped, [])));
        Assert.Contains("6 of 6 trials have other ids", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => place.Dispose();

    private void Shards(int count)
    {
        for (int number = 1; number <= count; number++)
            Sweeping.Run(Sweeping.Request(Plan, place.In($"s{number}")) with { Shard = new Shard(number, count) });
        // All in one process here: names must differ as those of several processes do.
        for (int number = 1; number <= count; number++)
            File.Move(Directory.GetFiles(place.In($"s{number}", "parts")).Single(), place.In($"s{number}", "parts", $"0001-h-{number}.part"));
    }

    private void Merged(string into, params string[] others) => Merge.Run(
        Sweeping.Request(Plan, place.In(into)), [.. others.Select(o => place.In(o))], notes.Add, CancellationToken.None);

    private void CopyParts(string from, string to)
    {
        foreach (string part in Directory.GetFiles(place.In(from, "parts")))
            File.Copy(part, place.In(to, "parts", Path.GetFileName(part)));
    }

    private string Everything(string folder) => string.Join('\n', Directory
        .GetFiles(place.In(folder), "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(f => $"{f} {Convert.ToBase64String(File.ReadAllBytes(f))}"));

    private static byte[] Changed(byte[] part, string from, string to) =>
    [
        .. Encoding.UTF8.GetString(part).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => CheckedLine.Seal(Encoding.UTF8.GetBytes(line[..^9].Replace(from, to, StringComparison.Ordinal)))),
    ];
}
