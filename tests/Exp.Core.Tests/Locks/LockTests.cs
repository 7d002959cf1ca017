using CsCheck;
using Exp.Core.Locks;
using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Parts;
using Exp.Core.Results.Tables;
using Exp.Core.Tests.Sweeps;

namespace Exp.Core.Tests.Locks;

/// <summary>Locks of small real sweeps.</summary>
public sealed class LockTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_lock_that_was_written_is_read_back_and_written_again_to_the_same_bytes()
    {
        ResultsLock made = Locked(Plans.Iris).Lock;
        LockFile.Write(folder.In("x.lock.yaml"), "x.yaml", made);
        ResultsLock read = LockFile.Read(folder.In("x.lock.yaml"));
        LockFile.Write(folder.In("y.lock.yaml"), "x.yaml", read);
        Assert.Equal(File.ReadAllBytes(folder.In("x.lock.yaml")), File.ReadAllBytes(folder.In("y.lock.yaml")));
        Assert.Equal(made.Trials.Select(t => (t.Id, t.Digest, t.Status, t.Marks)), read.Trials.Select(t => (t.Id, t.Digest, t.Status, t.Marks)));
        Assert.Equal(["classes.csv", "confusion.csv", "epochs.csv", "trials.csv"], read.Tables.Keys.Order());
    }

    [Fact]
    public void The_same_results_made_again_have_the_same_lock()
    {
        LockFile.Write(folder.In("x.lock.yaml"), "x.yaml", Locked(Plans.Iris).Lock);
        LockFile.Write(folder.In("y.lock.yaml"), "x.yaml", Locked(Plans.Iris).Lock);
        Assert.Equal(File.ReadAllText(folder.In("x.lock.yaml")), File.ReadAllText(folder.In("y.lock.yaml")));
    }

    [Fact]
    public void Results_agree_with_their_own_lock()
    {
        (SweepPlan plan, PlanRows rows, ResultsLock held) = Locked(Plans.Iris);
        var comparison = new LockComparison(held, plan);
        Assert.Empty(comparison.Changes);
        Assert.Null(comparison.FirstDifference(rows, plan.Trials, _ => null));
    }

    [Fact]
    public void Where_the_earlier_results_are_at_hand_the_first_cell_that_differs_is_named()
    {
        (SweepPlan plan, PlanRows rows, ResultsLock held) = Locked(Plans.Iris);
        PlanRows other = Changed(plan, (epoch, record) => epoch == 2 ? record with { TrainLoss = Math.BitIncrement(record.TrainLoss!.Value) } : record);
        Difference difference = new LockComparison(held, plan).FirstDifference(other, plan.Trials, _ => rows)!;
        Assert.Equal(plan.Trials[0].Id, difference.Trial.Id);
        Assert.Equal("epochs.csv train_loss of epoch 2", difference.Place);
        Assert.Equal((UInt128)1, difference.Ulps);
    }

    [Fact]
    public void Without_them_the_lock_tells_the_epoch_in_which_the_difference_begins_and_how_large_it_is_at_the_end()
    {
        (SweepPlan plan, _, ResultsLock held) = Locked(Plans.Iris);
        PlanRows other = Changed(plan, (epoch, record) => epoch >= 2 ? record with { TrainLoss = Math.BitIncrement(record.TrainLoss!.Value) } : record);
        Difference difference = new LockComparison(held, plan).FirstDifference(other, plan.Trials, _ => null)!;
        Assert.Equal("first in epoch row 2; train_loss of the last epoch", difference.Place);
        Assert.Equal((UInt128)1, difference.Ulps);
        Assert.Contains($"trial {plan.Trials[0].Id} (optimizer.lr=0.01, repeat 0): first in epoch row 2", difference.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seed=8", "trials: 6 new")]
    [InlineData("optimizer.lr=0.01,0.3", "trials: 0 new, 2 gone")]
    [InlineData("baselines=[fake]", "config: the order of the trials, or the baselines")]
    public void A_lock_of_another_config_does_not_belong(string change, string says)
    {
        ResultsLock held = Locked(Plans.Iris).Lock;
        SweepPlan other = Plans.Of(Plans.Iris, [new Run.FakeBaseline("fake")], change);
        Assert.StartsWith(says, Assert.Single(new LockComparison(held, other).Changes), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_data_and_other_numerics_are_named()
    {
        (SweepPlan plan, _, ResultsLock held) = Locked(Plans.Iris);
        ResultsLock old = held with { Numerics = 0, Data = new Dictionary<string, string> { ["iris"] = "00" } };
        Assert.Equal(["numerics: version 0 then, 1 now", "data: iris has another content"], new LockComparison(old, plan).Changes);
    }

    [Fact]
    public void Marks_find_the_place_in_a_long_training_to_a_fortieth()
    {
        (SweepPlan plan, _, ResultsLock held) = Locked("data: {dataset: iris}\ntrain: {epochs: 400}\nmodel: {kind: mlp, hidden: []}\nbatch: full");
        Assert.Equal(160, held.Trials[0].Marks.Length);
        PlanRows other = Changed(plan, (epoch, record) => epoch >= 200 ? record with { WeightNorm = 1 } : record);
        string place = new LockComparison(held, plan).FirstDifference(other, plan.Trials, _ => null)!.Place;
        Assert.StartsWith("first between epoch rows 194 and 205; weight_norm of the last epoch", place, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_lock_is_refused_with_its_line_and_never_more_than_refused()
    {
        LockFile.Write(folder.In("x.lock.yaml"), "x.yaml", Locked(Plans.Iris).Lock);
        string good = File.ReadAllText(folder.In("x.lock.yaml"));
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Char[' ', '~'], Gen.Int[0, 2]).Sample((at, put, how) =>
        {
            string bad = how == 0 ? good[..at] : how == 1 ? good.Insert(at, put.ToString()) : good[..at] + put + good[(at + 1)..];
            File.WriteAllText(folder.In("bad"), bad);
            try
            {
                LockFile.Read(folder.In("bad"));
            }
            catch (ResultsException e)
            {
                Assert.StartsWith(folder.In("bad") + ":", e.Message, StringComparison.Ordinal);
            }
        }, iter: 1500, seed: "0000KOIPe8S4", threads: 1);
    }

    [Theory]
    [InlineData("status: ok, ", "status: ok, status: ok, ")] // a key twice
    [InlineData("numerics: 1\n", "numerics: 1\nnumerics: 1\n")]
    [InlineData("data:\n", "data:\n  iris: \"00\"\n")]
    public void What_stands_there_twice_is_refused(string once, string twice)
    {
        LockFile.Write(folder.In("x.lock.yaml"), "x.yaml", Locked(Plans.Iris).Lock);
        File.WriteAllText(folder.In("x.lock.yaml"), File.ReadAllText(folder.In("x.lock.yaml")).Replace(once, twice, StringComparison.Ordinal));
        Assert.Contains("is no line of a lock", Assert.Throws<ResultsException>(() => LockFile.Read(folder.In("x.lock.yaml"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_breaks_of_another_system_are_no_damage()
    {
        LockFile.Write(folder.In("x.lock.yaml"), "x.yaml", Locked(Plans.Iris).Lock);
        File.WriteAllText(folder.In("y.lock.yaml"), File.ReadAllText(folder.In("x.lock.yaml")).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(6, LockFile.Read(folder.In("y.lock.yaml")).Trials.Count);
    }

    [Fact]
    public void There_is_no_lock_is_told_from_a_damaged_one() =>
        Assert.EndsWith("none.lock.yaml does not exist; exp lock writes it", Assert.Throws<ResultsException>(() => LockFile.Read(LockFile.PathFor(folder.In("none.yaml")))).Message, StringComparison.Ordinal);

    private (SweepPlan Plan, PlanRows Rows, ResultsLock Lock) Locked(string yaml)
    {
        SweepPlan plan = Plans.Of(yaml);
        string results = folder.In($"results{Directory.GetDirectories(folder.Path).Length}");
        Sweeping.Run(Sweeping.Request(plan, results));
        var rows = new PlanRows(plan, PartStore.Open(Path.Combine(results, PartStore.FolderName)));
        return (plan, rows, LockMaker.Make(plan, rows, [], Manifest.FilesIn(results)));
    }

    // The results of the plan with epoch rows of its first trial changed.
    private PlanRows Changed(SweepPlan plan, Func<int, EpochRecord, EpochRecord> change)
    {
        string results = folder.In($"results{Directory.GetDirectories(folder.Path).Length}");
        Sweeping.Run(Sweeping.Request(plan, results), run: (trial, data, clock, stop, threads) =>
        {
            Core.Run.TrialOutcome outcome = Core.Run.TrialRunner.Run(trial, data, clock, stop, threads);
            return trial.Id != plan.Trials[0].Id ? outcome : outcome with
            {
                Record = outcome.Record with { Epochs = [.. outcome.Record.Epochs.Select((e, i) => change(i, e))] },
            };
        });
        return new PlanRows(plan, PartStore.Open(Path.Combine(results, PartStore.FolderName)));
    }
}
