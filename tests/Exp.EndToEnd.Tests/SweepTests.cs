namespace Exp.EndToEnd.Tests;

public sealed class SweepTests : IDisposable
{
    private readonly Workplace place = new Workplace().With("tiny.yaml", Configs.Tiny);

    [Fact]
    public async Task A_sweep_writes_every_table_and_says_where()
    {
        Ended sweep = (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml")).Fine();
        foreach (string file in (string[])["trials.csv", "epochs.csv", "timings.csv", "schema.json", "manifest.json", "config.yaml", "plan.json", "summary.md"])
            Assert.True(File.Exists(place["results", "tiny", file]), file);
        Assert.Equal(36, place.Rows("results", "tiny", "epochs.csv").Count(r => r["epoch"] == "0"));
        Assert.StartsWith("tiny: 36 trials (18 settings x 2 repeats)", sweep.Error, StringComparison.Ordinal);
        Assert.Contains("reproduce: exp sweep tiny.yaml", sweep.Output, StringComparison.Ordinal);
        Assert.Contains("results/tiny", sweep.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', sweep.Output + sweep.Error);
        Assert.All(sweep.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task A_second_start_trains_nothing_and_leaves_the_same_bytes()
    {
        (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml")).Fine();
        string first = place.Digests("results/tiny");
        Ended again = (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml", "--json")).Fine();
        Assert.Contains("\"trained\": 0", again.Output, StringComparison.Ordinal);
        Assert.Equal(first, place.Digests("results/tiny"));
    }

    [Fact]
    public async Task Force_starts_again_and_ends_in_the_same_bytes()
    {
        (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml")).Fine();
        string first = place.Digests("results/tiny");
        Ended again = (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml", "--force", "--json")).Fine();
        Assert.Contains("\"trained\": 36", again.Output, StringComparison.Ordinal);
        Assert.Equal(first, place.Digests("results/tiny"));
    }

    [Fact]
    public async Task The_config_in_the_results_gives_the_same_tables()
    {
        (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml", "train.epochs=1,2", "seed=7")).Fine();
        (await ExpProgram.Run(place.Folder, "sweep", "results/tiny/config.yaml", "-o", "again")).Fine();
        foreach (string table in (string[])["trials.csv", "epochs.csv", "classes.csv", "confusion.csv"])
            Assert.Equal(File.ReadAllText(place["results", "tiny", table]), File.ReadAllText(place["again", table]));
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        Ended dry = (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml", "--dry-run")).Fine();
        Assert.StartsWith("tiny: 36 trials", dry.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place["results"]));
    }

    [Fact]
    public async Task Quiet_says_nothing()
    {
        Ended quiet = (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml", "-q")).Fine();
        Assert.Equal(("", ""), (quiet.Output, quiet.Error));
    }

    [Fact]
    public async Task Diverged_trials_are_named_counted_and_no_failure()
    {
        Ended sweep = (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml")).Fine();
        Assert.Contains("lr: 1000", sweep.Error, StringComparison.Ordinal);
        Assert.Contains("diverged", sweep.Error, StringComparison.Ordinal);
        Assert.Contains(place.Rows("results", "tiny", "trials.csv"), r => r["status"].StartsWith("diverged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_of_one_trial_has_its_own_folder_and_the_same_rows()
    {
        (await ExpProgram.Run(place.Folder, "sweep", "tiny.yaml")).Fine();
        string id = place.Rows("results", "tiny", "trials.csv")[3]["trial_id"];
        (await ExpProgram.Run(place.Folder, "run", "tiny.yaml", "--trial", id)).Fine();
        string[] Of(string file) => [.. File.ReadAllLines(file).Where(l => l.Contains(id, StringComparison.Ordinal))];
        string[] alone = Of(place["results", $"tiny-{id}", "epochs.csv"]);
        Assert.NotEmpty(alone);
        Assert.Equal(Of(place["results", "tiny", "epochs.csv"]), alone);
    }

    [Fact]
    public async Task A_run_of_many_trials_asks_which()
    {
        Ended run = (await ExpProgram.Run(place.Folder, "run", "tiny.yaml")).With(2);
        Assert.Contains("--trial ID", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overrides_choose_and_sweep()
    {
        Ended plan = (await ExpProgram.Run(place.Folder, "plan", "tiny.yaml", "repeats=1", "train.epochs=1,2")).Fine();
        Assert.StartsWith("tiny: 36 trials", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_begins_with_a_dash_goes_behind_two_dashes()
    {
        place.With("-odd.yaml", Configs.Tiny);
        (await ExpProgram.Run(place.Folder, "plan", "--", "-odd.yaml")).Fine();
    }

    [Fact]
    public async Task An_at_sign_is_a_letter_like_others()
    {
        Ended plan = (await ExpProgram.Run(place.Folder, "plan", "@tiny.yaml")).With(2);
        Assert.Contains("@tiny.yaml", plan.Error, StringComparison.Ordinal);
        (await ExpProgram.Run(place.Folder, "plan", "tiny.yaml", "description=@baseline")).Fine();
    }

    [Fact]
    public async Task A_reader_that_leaves_early_is_no_failure()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "bash", ["-c", $"set -o pipefail; dotnet exec '{ExpProgram.Dll}' plan tiny.yaml repeats=400 | head -1 >/dev/null"])
        {
            WorkingDirectory = place.Folder,
            RedirectStandardError = true,
        })!;
        Assert.Equal("", await shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
    }

    public void Dispose() => place.Dispose();
}
