using Exp.Core.Plan;
using Exp.Core.Sweeps;

namespace Exp.Core.Tests.Sweeps;

/// <summary>One sweep in a folder at a time, and only in a folder that is ours.</summary>
public sealed class FolderTests
{
    private static readonly SweepPlan Plan = Plans.Of(Plans.Iris);

    [Fact]
    public void A_second_sweep_in_a_folder_is_refused_and_told_who_is_there()
    {
        using var folder = new TempFolder();
        RefusedException? refused = null;
        var listener = new Listener
        {
            OnEnded = _ => refused ??= Assert.Throws<RefusedException>(() => Sweeping.Run(Sweeping.Request(Plan, folder.Path) with { Force = true })),
        };
        SweepOutcome outcome = Sweeping.Run(Sweeping.Request(Plan, folder.Path), listener);
        Assert.Contains($"folder in use by process {Environment.ProcessId}", refused!.Message, StringComparison.Ordinal);
        Assert.Equal(6, outcome.Trained);
    }

    [Fact]
    public void A_lock_file_whose_owner_is_dead_does_not_hinder()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.In("sweep.lock"), "");
        File.WriteAllText(folder.In("sweep.owner"), """{"pid": 1, "host": "gone", "started_utc": "2020-01-01T00:00:00Z"}""");
        Assert.Equal(6, Sweeping.Run(Sweeping.Request(Plan, folder.Path)).Trained);
        Assert.False(File.Exists(folder.In("sweep.owner")));
    }

    [Theory]
    [InlineData("thesis.docx", "words", false)]
    [InlineData("thesis.docx", "words", true)]
    [InlineData("manifest.json", """{"name": "web app", "icons": []}""", true)]
    [InlineData("manifest.json", "not even JSON", true)]
    [InlineData("trials.csv", "a,b\n", true)]
    public void A_folder_that_is_not_ours_is_refused_and_left_alone(string name, string content, bool force)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.In(name), content);
        var refused = Assert.Throws<RefusedException>(() => Sweeping.Run(Sweeping.Request(Plan, folder.Path) with { Force = force }));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Equal([folder.In(name)], Directory.GetFileSystemEntries(folder.Path));
        Assert.Equal(content, File.ReadAllText(folder.In(name)));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.In("results"), "");
        Assert.Throws<RefusedException>(() => Sweeping.Run(Sweeping.Request(Plan, folder.In("results"))));
    }

    [Fact]
    public void Temporary_files_of_a_killed_sweep_are_swept_away()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.In(".trials.csv.tmp"), "half a ta");
        Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp"));
    }

    [Fact]
    public void The_manifest_says_that_a_folder_is_complete_only_when_it_is()
    {
        using var folder = new TempFolder();
        string during = "";
        var listener = new Listener { OnEnded = _ => during = File.ReadAllText(folder.In("manifest.json")) };
        Sweeping.Run(Sweeping.Request(Plan, folder.Path), listener);
        Assert.Contains("\"complete\": false", during, StringComparison.Ordinal);
        Assert.Contains("\"complete\": true", File.ReadAllText(folder.In("manifest.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hidden: [5]", "hidden: [16]", "model.hidden was [5], is now [16]")]
    [InlineData("seed: 7", "seed: 8", "seed was 7, is now 8")]
    [InlineData("epochs: 3", "epochs: 4", "train.epochs was 3, is now 4")]
    public void An_edited_config_that_shares_no_trial_is_refused_and_told_what_changed(string was, string now, string change)
    {
        using var folder = new TempFolder();
        Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        string before = Sweeping.Contents(folder.Path);
        SweepPlan edited = Plans.Of(Plans.Iris.Replace(was, now, StringComparison.Ordinal));
        var refused = Assert.Throws<RefusedException>(() => Sweeping.Run(Sweeping.Request(edited, folder.Path)));
        Assert.Equal($"{folder.Path} holds another experiment: {change}; choose another folder with --out, or throw its results away with --force", refused.Message);
        Assert.Equal(before, Sweeping.Contents(folder.Path));
        Assert.Equal(6, Sweeping.Run(Sweeping.Request(edited, folder.Path) with { Force = true }).Trained);
        Assert.Equal(Sweeping.Undisturbed(edited), Sweeping.Contents(folder.Path));
    }

    [Fact]
    public void A_config_edited_after_a_killed_sweep_is_refused_too()
    {
        using var folder = new TempFolder();
        using var cancel = new CancellationTokenSource();
        var listener = new Listener { OnEnded = _ => cancel.Cancel() };
        Assert.ThrowsAny<OperationCanceledException>(() => Sweep.Run(Sweeping.Request(Plan, folder.Path), listener, cancel.Token));
        SweepPlan edited = Plans.Of(Plans.Iris.Replace("hidden: [5]", "hidden: [16]", StringComparison.Ordinal));
        var refused = Assert.Throws<RefusedException>(() => Sweeping.Run(Sweeping.Request(edited, folder.Path)));
        Assert.Contains("model.hidden was [5], is now [16]", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.In("file"), "");
        var refused = Assert.Throws<RefusedException>(() => Sweeping.Run(Sweeping.Request(Plan, folder.In("file/results"))));
        Assert.Contains("cannot be written to", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--out", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_that_cannot_be_opened_is_not_taken_for_a_sweep_under_way()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.In("sweep.lock"));
        var refused = Assert.Throws<RefusedException>(() => Sweeping.Run(Sweeping.Request(Plan, folder.Path)));
        Assert.Contains("cannot be written to", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_that_cannot_be_published_leave_no_temporary_files_and_say_why()
    {
        using var folder = new TempFolder();
        Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        File.Delete(folder.In("epochs.csv"));
        Directory.CreateDirectory(folder.In("epochs.csv"));
        Exception failure = Assert.ThrowsAny<Exception>(() => Sweeping.Run(Sweeping.Request(Plan, folder.Path)));
        Assert.True(failure is IOException or UnauthorizedAccessException, failure.ToString());
        Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp"));
    }
}
