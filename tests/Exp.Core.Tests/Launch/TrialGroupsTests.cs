using Exp.Core.Launch;
using Exp.Core.Plan;
using Exp.Core.Run;
using Exp.Core.Sweeps;
using Exp.Core.Tests.Sweeps;

namespace Exp.Core.Tests.Launch;

/// <summary>Trials in groups: every one once, only with its like, and with the results it has alone.</summary>
public sealed class TrialGroupsTests : IDisposable
{
    // Digits are wide enough to share; some trials diverge, widths, losses and epochs differ, one of the axes parts the groups.
    private const string Digits = """
        name: shared
        data: {dataset: digits, train_rows: 300, validation: 0.2}
        model: {kind: mlp, hidden: [9], activation: tanh}
        batch: {strategy: mini, size: 32}
        repeats: 2
        sweep:
          grid:
            optimizer.lr: [0.01, 0.3, 1e200]
            model.hidden: [[5], [17]]
            batch.size: [16, 33]
            train.epochs: [1, 3]
        """;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_trial_is_in_one_group_with_its_like(int jobs)
    {
        SweepPlan plan = Plans.Of(Digits);
        IReadOnlyList<IReadOnlyList<Trial>> groups = TrialGroups.Of(plan.Trials, jobs, Rows, _ => false);
        Assert.Equal(plan.Trials.Select(t => t.Id).Order(), groups.SelectMany(g => g).Select(t => t.Id).Order());
        Assert.All(groups, g => Assert.Single(g.Select(t => (t.Seeds, t.Settings.Batch)).Distinct()));
        Assert.All(groups, g => Assert.InRange(g.Count, 1, TrialGroups.Largest));
        Assert.True(groups.Count >= Math.Min(plan.Trials.Count, 3 * jobs));
        Assert.Contains(groups, g => g.Count > 1);
        Assert.True(groups.Zip(groups.Skip(1)).All(p => p.First.Sum(t => t.Flops) >= p.Second.Sum(t => t.Flops)));
    }

    [Theory]
    [InlineData("model.input_dropout=0.2")]
    [InlineData("batch={strategy: full}")]
    [InlineData("data.dataset=iris")]
    [InlineData("rng=numpy_legacy")]
    [InlineData("model.hidden=[2000]")]
    public void Trials_that_gain_nothing_or_cannot_share_stay_alone(string change)
    {
        SweepPlan plan = Plans.Of(Digits.Split("sweep:")[0] + "sweep: {grid: {optimizer.lr: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]}}", null, change);
        Assert.All(TrialGroups.Of(plan.Trials, 1, Rows, _ => false), g => Assert.Single(g));
    }

    [Fact]
    public void A_trial_that_is_to_be_alone_is_in_no_group_with_others()
    {
        SweepPlan plan = Plans.Of(Digits);
        IReadOnlyList<IReadOnlyList<Trial>> groups = TrialGroups.Of(plan.Trials, 1, Rows, t => t.Index % 3 == 0);
        Assert.All(groups.Where(g => g.Any(t => t.Index % 3 == 0)), g => Assert.Single(g));
        Assert.Contains(groups, g => g.Count > 1);
        Assert.Equal(plan.Trials.Count, groups.Sum(g => g.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_sweep_in_groups_comes_to_the_same_bytes_as_trial_by_trial(int jobs)
    {
        SweepPlan plan = Plans.Of(Digits);
        SweepRequest request = Sweeping.Request(plan, folder.In("together")) with { Jobs = jobs };
        Sweep.Run(request, new Listener(), CancellationToken.None);
        Sweeping.Run(Sweeping.Request(plan, folder.In("alone")));
        Assert.Equal(Sweeping.Contents(folder.In("alone")), Sweeping.Contents(folder.In("together")));
    }

    [Fact]
    public void A_crash_in_a_group_is_recorded_and_the_others_go_on()
    {
        SweepPlan plan = Plans.Of(Digits);
        using var cancel = new CancellationTokenSource();
        SweepOutcome outcome = Sweep.Run(
            Sweeping.Request(plan, folder.In("crash")), new Listener(), TrialRunner.Run, cancel.Token,
            (trials, data, clock, done, stop) => TrialRunner.RunTogether(
                trials, data, clock, (trial, result) => done(trial, trial.Index == 3 ? Crashes.Of(trial, data, new InvalidOperationException("no luck"), 0) : result), stop));
        Assert.Equal((1, plan.Trials.Count), (outcome.Crashed, outcome.Trained));
    }

    [Fact]
    public void Rows_that_cannot_be_made_are_the_crash_of_every_trial_of_the_group()
    {
        SweepPlan plan = Plans.Of(Digits);
        SweepOutcome outcome = Sweep.Run(
            Sweeping.Request(plan, folder.In("rows")), new Listener(), TrialRunner.Run, CancellationToken.None,
            (_, _, _, _, _) => throw new InvalidOperationException("no rows"));
        Assert.Equal(plan.Trials.Count, outcome.Trained);
        Assert.InRange(outcome.Crashed, 2, plan.Trials.Count);
    }

    private static string Rows(Trial trial) => $"{trial.Seeds.Repeat}";
}
