using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Sweeps;

namespace Exp.Core.Tests.Sweeps;

/// <summary>How far a folder is: finished, half, under way, killed, copied.</summary>
public sealed class FolderStatusTests : IDisposable
{
    private static readonly SweepPlan Plan = Plans.Of(Plans.Iris);
    private readonly TempFolder folder = new();

    [Fact]
    public void A_finished_folder_is_complete()
    {
        Sweeping.Run(Sweeping.Request(Plan, folder.Path));
        FolderStatus status = FolderStatus.Read(folder.Path);
        Assert.Equal((true, 6, 0, 0, 0), Numbers(status));
        Assert.Equal(0, status.CoreSecondsLeft);
        Assert.Null(status.Owner);
    }

    [Fact]
    public void A_shard_lacks_the_others_and_forecasts_them()
    {
        Sweeping.Run(Sweeping.Request(Plan, folder.Path) with { Shard = new Shard(1, 3) });
        FolderStatus status = FolderStatus.Read(folder.Path);
        Assert.Equal((false, 2, 0, 0, 4), Numbers(status));
        Assert.True(status.CoreSecondsLeft > 0);
        Assert.Equal("exp sweep little.yaml", status.CommandLine);
    }

    [Fact]
    public void A_crashed_trial_has_failed_and_says_why()
    {
        Sweeping.Run(Sweeping.Request(Plan, folder.Path), run: (trial, data, clock, stop, threads) => trial.Index == 1
            ? throw new InvalidOperationException("out of luck")
            : Core.Run.TrialRunner.Run(trial, data, clock, stop, threads));
        FolderStatus status = FolderStatus.Read(folder.Path);
        Assert.Equal((true, 5, 0, 1, 0), Numbers(status));
        Assert.Equal((Plan.Trials[1].Id, "InvalidOperationException: out of luck"), (status.Failed[0].Trial.Id, status.Failed[0].Why));
    }

    [Fact]
    public void While_a_sweep_is_at_work_its_trials_are_running()
    {
        var seen = new List<FolderStatus>();
        Sweeping.Run(Sweeping.Request(Plan, folder.Path), run: (trial, data, clock, stop, threads) =>
        {
            seen.Add(FolderStatus.Read(folder.Path));
            return Core.Run.TrialRunner.Run(trial, data, clock, stop, threads);
        });
        Assert.Equal(Enumerable.Range(0, 6).Select(i => (false, i, 1, 0, 5 - i)), seen.Select(Numbers));
        Assert.True(seen[0].Owner!.IsAlive);
        Assert.Equal(Environment.ProcessId, seen[0].Owner!.ProcessId);
    }

    [Fact]
    public void A_copy_of_a_folder_under_way_has_nothing_running()
    {
        using var copy = new TempFolder();
        Sweeping.Run(Sweeping.Request(Plan, folder.Path), run: (trial, data, clock, stop, threads) =>
        {
            if (trial.Index == 3)
                Copy(folder.Path, copy.Path);
            return Core.Run.TrialRunner.Run(trial, data, clock, stop, threads);
        });
        File.WriteAllText(copy.In("sweep.owner"), """{"pid": 1, "host": "elsewhere", "started_utc": "2026-01-02T03:04:05Z"}""");
        FolderStatus status = FolderStatus.Read(copy.Path);
        Assert.Equal((false, 3, 0, 0, 3), Numbers(status));
        Assert.True(status.Owner!.IsElsewhere);
        Assert.Equal("process 1 on elsewhere, since 2026-01-02T03:04:05Z", status.Owner.ToString());
    }

    [Fact]
    public void The_owner_is_not_a_later_process_of_the_same_number()
    {
        var before = new FolderOwner(Environment.ProcessId, Environment.MachineName, new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero));
        Assert.False(before.IsAlive);
    }

    [Fact]
    public void What_is_no_results_folder_is_refused()
    {
        Assert.Throws<ResultsException>(() => FolderStatus.Read(folder.Path));
        Assert.Throws<ResultsException>(() => FolderStatus.Read(folder.In("nowhere")));
    }

    public void Dispose() => folder.Dispose();

    private static (bool, int, int, int, int) Numbers(FolderStatus status) =>
        (status.Complete, status.Done, status.Running.Count, status.Failed.Count, status.Missing.Count);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.Combine(to, "parts"));
        foreach (string name in (string[])["plan.json", "manifest.json", .. Directory.GetFiles(Path.Combine(from, "parts")).Select(f => Path.GetRelativePath(from, f))])
        {
            using var source = new FileStream(Path.Combine(from, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using FileStream target = File.Create(Path.Combine(to, name));
            source.CopyTo(target);
        }
    }
}
