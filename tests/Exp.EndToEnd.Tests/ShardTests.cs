using System.Text.Json;

namespace Exp.EndToEnd.Tests;

/// <summary>Shards, merge and status as a user meets them.</summary>
public sealed class ShardTests : IDisposable
{
    private readonly Workplace place = new Workplace().With("tiny.yaml", Configs.Tiny);

    [Fact]
    public async Task A_shard_says_how_to_go_on_and_status_what_is_missing()
    {
        Ended shard = (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml", "--shard", "1/2", "-o", "s1")).Fine();
        Assert.Contains("shard 1/2: 18 of 36 trials", shard.Error, StringComparison.Ordinal);
        Assert.EndsWith("exp merge s1 OTHER_FOLDERS\n", shard.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(place["s1", "trials.csv"]));
        Ended status = (await ExpProgram.Run(place.Folder, "status", "s1")).With(4);
        Assert.StartsWith("tiny: 18 of 36 trials done, 18 missing\n", status.Output, StringComparison.Ordinal);
        Ended merge = (await ExpProgram.Run(place.Folder, "merge", "s1")).With(4);
        Assert.StartsWith("exp: refused: 18 of 36 records are missing, and nothing was written: ", merge.Error, StringComparison.Ordinal);
        (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml", "--shard", "2/2", "-o", "s1", "-q")).Fine();
        Ended done = (await ExpProgram.Run(place.Folder, "status", "s1", "--watch")).Fine();
        Assert.Equal("tiny: 36 of 36 trials done\ncomplete: every table is in s1/\n", done.Output);
    }

    [Fact]
    public async Task What_is_expected_is_judged_by_the_merge()
    {
        place.With("wrong.yaml", Configs.Tiny.Replace("avg(loss_final_filled) <", "avg(loss_final_filled) >", StringComparison.Ordinal));
        foreach (string number in (string[])["1", "2"])
            (await ExpProgram.Run(place.Folder, "sweep", "wrong.yaml", "--shard", $"{number}/2", "-o", $"s{number}", "-q")).Fine();
        (await ExpProgram.Run(place.Folder, "merge", "s1", "s2", "-q")).With(3);
        Assert.Equal("0", place.Rows("s1", "assertions.csv").Single()["passed"]);
    }

    [Fact]
    public async Task Paths_overrides_and_a_missing_name_come_through_the_merge()
    {
        place.With("lab/points.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i % 7},{(i % 2 == 0 ? "a" : "b")}\n")));
        place.With("lab/mine.yaml", """
            data: {dataset: {kind: csv, path: points.csv, target: y}, validation: 0.2}
            model: {kind: mlp, hidden: [3]}
            optimizer: {kind: sgd, lr: 0.1}
            train: {epochs: 2}
            repeats: 2
            """);
        string[] sweep = ["sweep", "lab/mine.yaml", "optimizer.lr=0.1,0.2", "-q"];
        (await ExpProgram.Run(place.Folder, sweep)).Fine();
        foreach (string number in (string[])["1", "2"])
            (await ExpProgram.Run(place.Folder, [.. sweep, "--shard", $"{number}/2", "-o", $"s{number}"])).Fine();
        (await ExpProgram.Run(place.Folder, "merge", "all", "s1", "s2")).Fine();
        Assert.Equal(place.Digests("results/mine"), place.Digests("all"));
    }

    [Fact]
    public async Task Status_works_beside_a_sweep_and_beside_what_a_kill_left_behind()
    {
        place.With("long.yaml", Configs.Long);
        using ExpProgram program = ExpProgram.Start(place.Folder, [], "sweep", "long.yaml", "-j1");
        JsonElement status = await Until(program, s => s.GetProperty("running").GetArrayLength() > 0);
        Assert.True(status.GetProperty("sweeping").GetBoolean());
        Assert.Equal(24, status.GetProperty("missing").GetArrayLength() + status.GetProperty("running").GetArrayLength());
        program.Kill();
        await program.End();
        Ended after = (await ExpProgram.Run(place.Folder, "status", "results/long")).With(4);
        Assert.StartsWith("long: 0 of 24 trials done, 24 missing\nnot sweeping: process ", after.Output, StringComparison.Ordinal);
        Assert.EndsWith("go on with: exp sweep long.yaml -j 1\n", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_that_never_ends_is_given_up_at_the_fourth_start_and_the_others_are_done()
    {
        // The heavier of the two begins first.
        place.With("poison.yaml", Configs.Long.Replace("repeats: 8", "repeats: 1", StringComparison.Ordinal)
            .Replace("optimizer.lr: [0.001, 0.003, 0.01]", "train.epochs: [1, 1000000]", StringComparison.Ordinal));
        for (int kill = 1; kill <= 3; kill++)
        {
            using ExpProgram program = ExpProgram.Start(place.Folder, [], "sweep", "poison.yaml", "-j1");
            await Until(program, s => s.GetProperty("running").GetArrayLength() == 1 && Starts() == kill && (kill < 3 || s.GetProperty("done").GetInt32() == 1));
            program.Kill();
            await program.End();
        }
        Ended fourth = (await ExpProgram.Run(place.Folder, "sweep", "poison.yaml", "-j1")).With(4);
        Assert.Contains("begun 3 times and never ended", fourth.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.EndsWith("1 trial missing; try again with: exp sweep poison.yaml -j 1 --retry-failed\n", fourth.Error, StringComparison.Ordinal);
        Ended status = (await ExpProgram.Run(place.Folder, "status", "results/long")).With(4);
        Assert.StartsWith("long: 1 of 2 trials done, 1 given up\n", status.Output, StringComparison.Ordinal);
        Assert.Contains("begun 3 times and never ended", (await ExpProgram.Run(place.Folder, "merge", "results/long")).With(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_that_has_no_time_left_ends_with_4_and_says_how_to_go_on()
    {
        place.With("long.yaml", Configs.Long.Replace("epochs: 20000", "epochs: 40", StringComparison.Ordinal));
        Ended first = (await ExpProgram.Run(place.Folder, "sweep", "long.yaml", "-j1", "--max-time", "1s", "repeats=300")).With(4);
        Assert.Matches(@"--max-time is reached; \d+ trials missing( \(none[^)]+\))?; go on with: exp sweep long.yaml -j 1 --max-time 1s repeats=300\n$", first.Error);
    }

    public void Dispose() => place.Dispose();

    private int Starts() => Directory.GetFiles(place["results", "long", "parts"]).Length;

    private async Task<JsonElement> Until(ExpProgram program, Func<JsonElement, bool> condition)
    {
        while (!program.HasEnded)
        {
            Ended status = await ExpProgram.Run(place.Folder, "status", "results/long", "--json");
            if (status.Output.Length > 0 && JsonDocument.Parse(status.Output).RootElement is var root && condition(root))
                return root;
        }
        throw new InvalidOperationException("the sweep ended before its time");
    }
}
