using Exp.Core.Launch;
using Exp.Core.Plan;
using Exp.Core.Results.Parts;
using Exp.Core.Run;
using Exp.Core.Sweeps;

namespace Exp.Core.Tests.Sweeps;

/// <summary>A trial that takes its process down with it does not eat the sweep for ever.</summary>
public sealed class PoisonTests : IDisposable
{
    private static readonly SweepPlan Plan = Plans.Of(Plans.Iris);
    private static readonly string Poison = Plan.Trials[2].Id;

    private readonly TempFolder folder = new();

    [Fact]
    public void What_was_begun_three_times_and_never_ended_is_skipped_and_named()
    {
        Killed(3, Poison);
        var listener = new Listener();
        SweepOutcome outcome = Sweeping.Run(Sweeping.Request(Plan, folder.Path), listener);
        Assert.Equal((5, 1, 1, 1), (outcome.Trained, outcome.Missing, outcome.Left, outcome.Poisoned));
        Assert.Contains(
            $"begun 3 times and never ended, as what kills its process does, so not begun again: {Poison} (optimizer.lr=0.3, repeat 0); --retry-failed tries once more",
            listener.Notes);
        Assert.False(File.Exists(folder.In("trials.csv")));
    }

    [Fact]
    public void It_can_be_tried_once_more()
    {
        Killed(3, Poison);
        Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        SweepOutcome outcome = Sweeping.Run(Sweeping.Request(Plan, folder.Path) with { RetryFailed = true });
        Assert.Equal((1, 0, 0), (outcome.Trained, outcome.Missing, outcome.Poisoned));
        Assert.Equal(Sweeping.Undisturbed(Plan), Sweeping.Contents(folder.Path));
    }

    [Fact]
    public void Twice_is_not_yet_enough_but_then_it_runs_last_and_alone()
    {
        Killed(2, Poison);
        int running = 0, most = 0;
        var order = new List<string>();
        RunTrial run = (trial, data, clock, stop, threads) =>
        {
            lock (order)
            {
                order.Add(trial.Id);
                running++;
                most = trial.Id == Poison ? running : most;
            }
            TrialOutcome outcome = TrialRunner.Run(trial, data, clock, stop, threads);
            lock (order)
                running--;
            return outcome;
        };
        Sweeping.Run(Sweeping.Request(Plan, folder.Path) with { Jobs = 4 }, run: run);
        Assert.Equal((Poison, 1), (order[^1], most));
    }

    [Fact]
    public void A_copy_of_a_part_file_counts_once()
    {
        Killed(1, Poison);
        string part = Directory.GetFiles(folder.In("parts")).Single();
        File.Copy(part, folder.In("parts", "0002-copy-1.part"));
        File.Copy(part, folder.In("parts", "0003-copy-1.part"));
        Assert.Equal(1, PartStore.Open(folder.In("parts")).Attempts(Poison));
    }

    [Fact]
    public void What_was_stopped_on_purpose_does_not_count()
    {
        for (int start = 0; start < 4; start++)
        {
            using var cancel = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => Sweep.Run(
                Sweeping.Request(Plan, folder.Path), new Listener(),
                (_, _, _, stop, _) =>
                {
                    cancel.Cancel();
                    stop.ThrowIfCancellationRequested();
                    throw new InvalidOperationException("not cancelled");
                },
                cancel.Token));
        }
        PartStore store = PartStore.Open(folder.In("parts"));
        Assert.Equal(4, store.Files.Count);
        Assert.Empty(store.Unended);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>What processes leave behind that begin a trial and are killed.</summary>
    private void Killed(int times, string id)
    {
        Directory.CreateDirectory(folder.In("parts"));
        for (int i = 1; i <= times; i++)
        {
            using (PartWriter writer = PartWriter.Open(folder.In("parts"), Header(i), TimeProvider.System))
                writer.Begin(id);
        }
    }

    private static PartHeader Header(int process) => new()
    {
        Format = PartHeader.CurrentFormat, Numerics = Engine.Numbers.NumericsVersion.Current, ExpVersion = "", Plan = "", Runtime = "", Cpu = "",
        Host = "h", ProcessId = process,
    };
}
