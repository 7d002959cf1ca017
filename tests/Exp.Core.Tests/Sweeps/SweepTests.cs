using System.Globalization;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Sweeps;

namespace Exp.Core.Tests.Sweeps;

/// <summary>Whole sweeps on the real engine: what is written, and that it is the same whatever happens on the way.</summary>
public sealed class SweepTests
{
    private static readonly SweepPlan Plan = Plans.Of(Plans.Iris);
    private static readonly Lazy<string> Expected = new(() => Sweeping.Undisturbed(Plan));

    [Fact]
    public void A_sweep_writes_every_file_and_says_so()
    {
        using var folder = new TempFolder();
        SweepOutcome outcome = Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        Assert.Equal([.. Sweeping.Deterministic.Append("timings.csv").Append("manifest.json").Order()], outcome.Files.Order());
        Assert.All(outcome.Files, name => Assert.True(File.Exists(folder.In(name)), name));
        Assert.Equal((6, 6, 0, 0), (outcome.Trials, outcome.Trained, outcome.Reused, outcome.Crashed));
    }

    [Fact]
    public void A_learning_rate_far_too_large_diverges_and_does_not_win()
    {
        using var folder = new TempFolder();
        var listener = new Listener();
        SweepOutcome outcome = Sweeping.Run(Sweeping.Request(Plan, folder.Path), listener);
        Assert.All(
            listener.Ended, t => Assert.Equal(t.Trial.Settings.Optimizer.Lr < 1 ? TrialStatus.Ok : TrialStatus.DivergedNonfinite, t.Status));
        Assert.Equal("0.3", outcome.Summary!.Best!.Axes.Single().Text);
        Assert.Equal((2, 2), (outcome.Summary.Settings[^1].Failed, outcome.Summary.Settings[^1].Trials));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Any_number_of_jobs_gives_the_same_bytes(int jobs)
    {
        using var folder = new TempFolder();
        Sweeping.Run(Sweeping.Request(Plan, folder.Path) with { Jobs = jobs });
        Assert.Equal(Expected.Value, Sweeping.Contents(folder.Path));
    }

    [Fact]
    public void A_second_start_trains_nothing_changes_no_byte_and_says_so()
    {
        using var folder = new TempFolder();
        Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        Dictionary<string, string> before = AllFiles(folder.Path);
        var listener = new Listener();
        SweepOutcome outcome = Sweeping.Run(Sweeping.Request(Plan, folder.Path), listener, (_, _, _, _, _) => throw new InvalidOperationException("trained again"));
        Assert.Equal((0, 6), (outcome.Trained, outcome.Reused));
        Assert.Equal(before, AllFiles(folder.Path));
        Assert.Contains(listener.Notes, n => n.Contains("nothing to train", StringComparison.Ordinal));
    }

    [Fact]
    public void A_thread_that_writes_decimal_commas_gives_the_same_bytes()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "−", NaNSymbol = "∞" };
        CultureInfo before = CultureInfo.CurrentCulture;
        string contents;
        // Flows to the threads that the sweep starts.
        CultureInfo.CurrentCulture = comma;
        try
        {
            contents = Sweeping.Undisturbed(Plans.Of(Plans.Iris));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Equal(Expected.Value, contents);
    }

    [Fact]
    public void A_cancelled_sweep_keeps_what_it_finished_writes_no_table_and_goes_on_to_the_same_bytes()
    {
        using var folder = new TempFolder();
        using var cancel = new CancellationTokenSource();
        var listener = new Listener { OnEnded = t => { if (t.Done == 2) cancel.Cancel(); } };
        Assert.ThrowsAny<OperationCanceledException>(() => Sweep.Run(Sweeping.Request(Plan, folder.Path), listener, cancel.Token));
        Assert.False(File.Exists(folder.In("trials.csv")));
        var again = new Listener();
        Sweeping.Run(Sweeping.Request(Plan, folder.Path), again);
        Assert.Equal((4, 2), again.Start);
        Assert.Equal(Expected.Value, Sweeping.Contents(folder.Path));
    }

    [Fact]
    public void A_cancelled_sweep_does_not_wait_for_a_trial_that_does_not_listen()
    {
        using var folder = new TempFolder();
        using var cancel = new CancellationTokenSource();
        using var release = new ManualResetEventSlim();
        Assert.ThrowsAny<OperationCanceledException>(() => Sweep.Run(
            Sweeping.Request(Plan, folder.Path), new Listener(),
            (_, _, _, _, _) =>
            {
                cancel.Cancel();
                release.Wait(CancellationToken.None);
                throw new InvalidOperationException("too late to be heard");
            },
            cancel.Token));
        release.Set();
    }

    [Fact]
    public void An_edited_config_reuses_the_trials_that_stayed_and_names_those_that_went()
    {
        using var folder = new TempFolder();
        Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        SweepPlan edited = Plans.Of(Plans.Iris.Replace("[0.01, 0.3, 1e200]", "[0.01, 0.3, 0.5]", StringComparison.Ordinal));
        var listener = new Listener();
        SweepOutcome outcome = Sweeping.Run(Sweeping.Request(edited, folder.Path), listener);
        Assert.Equal((2, 4), (outcome.Trained, outcome.Reused));
        Assert.Contains(listener.Notes, n => n.Contains("no longer in the plan", StringComparison.Ordinal) && n.Contains("optimizer.lr=", StringComparison.Ordinal));
        Assert.Equal(Sweeping.Undisturbed(edited), Sweeping.Contents(folder.Path));
    }

    [Fact]
    public void Force_starts_again_and_leaves_what_is_not_ours()
    {
        using var folder = new TempFolder();
        Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        File.WriteAllText(folder.In("notes.txt"), "mine");
        SweepOutcome outcome = Sweeping.Run(Sweeping.Request(Plan, folder.Path) with { Force = true });
        Assert.Equal((6, 0), (outcome.Trained, outcome.Reused));
        Assert.Equal("mine", File.ReadAllText(folder.In("notes.txt")));
        Assert.Single(Directory.GetFiles(folder.In("parts")));
    }

    private static Dictionary<string, string> AllFiles(string folder) => Directory
        .GetFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(f => f, f => Convert.ToBase64String(File.ReadAllBytes(f)));
}
