using Exp.Core.Data;
using Exp.Core.Plan;
using Exp.Engine.Batching;
using Exp.Engine.Losses;
using Exp.Engine.Networks.Models;
using Exp.Engine.Optimizers;
using Exp.Engine.Schedules;
using Exp.Engine.Training.StopRules;

namespace Exp.Core.Tests.Plan;

public class PlannerTests
{
    private const string Iris = "data: {dataset: iris}\n";

    [Fact]
    public void A_config_of_one_line_has_all_defaults()
    {
        SweepPlan plan = Planned.Of(Iris);
        Trial trial = Assert.Single(plan.Trials);
        Assert.Equal(("x", "", 1L, 1), (plan.Name, plan.Description, plan.Seed, plan.Repeats));
        Assert.Equal((Precision.Float32, 10), (trial.Settings.Precision, trial.Settings.Train.Epochs));
        Assert.IsType<Mlp>(trial.Settings.Model);
        Assert.IsType<CrossEntropy>(trial.Settings.Loss);
        Assert.Equal(new Sgd(), trial.Settings.Optimizer);
        Assert.Equal(new ConstantRate(), trial.Settings.Schedule);
        Assert.Equal(new Mini(32), trial.Settings.Batch);
        Assert.Equal(new Never(), trial.Settings.Train.Stop);
        Assert.Equal(Scaling.Standard, trial.Settings.Data.Scale);
        Assert.Empty(trial.Axes);
        Assert.Empty(plan.Notes);
    }

    [Fact]
    public void Canonical_settings_name_every_default()
    {
        Trial trial = Planned.Of(Iris).Trials[0];
        Assert.Equal(
            """
            {"batch":{"drop_last":false,"shuffle":true,"size":32,"strategy":"mini"},"data":{"dataset":{"kind":"iris"},"positive":null,"scale":"standard","target_scale":"standard","test":0,"train_rows":null,"validation":0.1},"data_digest":"DIGEST","loss":{"kind":"cross_entropy"},"model":{"activation":{"kind":"relu"},"hidden":[16,16],"init":{"gain":1,"kind":"glorot_uniform"},"kind":"mlp","output":{"kind":"identity"}},"optimizer":{"dampening":0,"kind":"sgd","lr":0.01,"momentum":0,"nesterov":false,"weight_decay":0},"precision":"float32","schedule":{"kind":"constant"},"train":{"epochs":10,"stop":{"kind":"never"}}}
            """.Replace("DIGEST", Planned.Of(Iris).Sets.Values.Single().Digest, StringComparison.Ordinal),
            trial.Canonical);
        Assert.Matches("^[0-9a-f]{16}$", trial.Id);
    }

    [Fact]
    public void A_grid_is_a_product_with_the_last_axis_fastest()
    {
        SweepPlan plan = Planned.Of(Iris + "sweep: {grid: {optimizer.lr: [0.1, 1e-2], batch.size: [8, 16, 32], model.hidden: [[4], []]}}");
        Assert.Equal(
            """
            0.1 8 [4]
            0.1 8 []
            0.1 16 [4]
            0.1 16 []
            0.1 32 [4]
            0.1 32 []
            0.01 8 [4]
            0.01 8 []
            0.01 16 [4]
            0.01 16 []
            0.01 32 [4]
            0.01 32 []
            """.ReplaceLineEndings("\n"),
            Planned.Axes(plan));
        Assert.Equal(["optimizer.lr", "batch.size", "model.hidden"], plan.AxisKeys);
        Assert.Equal(Enumerable.Range(0, 12), plan.Trials.Select(t => t.Index));
    }

    [Fact]
    public void Pairs_are_crossed_with_the_grid() => Assert.Equal(
        """
        adam 1 2
        adam 3 4
        sgd 1 2
        sgd 3 4
        """.ReplaceLineEndings("\n"),
        Planned.Axes(Planned.Of(Iris + "sweep: {zip: {batch.size: [1, 3], train.epochs: [2, 4]}, grid: {optimizer.kind: [adam, sgd]}}")));

    [Fact]
    public void A_list_is_exactly_its_trials()
    {
        SweepPlan plan = Planned.Of(Iris + "sweep: {list: [{optimizer.lr: 1, batch: full}, {model: adaline}, {optimizer.lr: 2}]}");
        Assert.Equal(
            """
            1 full {kind: mlp, hidden: [16, 16], activation: relu, init: {kind: glorot_uniform, gain: 1}, output: identity}
            0.01 {strategy: mini, size: 32, shuffle: true, drop_last: false} adaline
            2 {strategy: mini, size: 32, shuffle: true, drop_last: false} {kind: mlp, hidden: [16, 16], activation: relu, init: {kind: glorot_uniform, gain: 1}, output: identity}
            """.ReplaceLineEndings("\n"),
            Planned.Axes(plan));
        Assert.Equal(["optimizer.lr", "batch", "model"], plan.AxisKeys);
        Assert.IsType<Mse>(plan.Trials[1].Settings.Loss);
    }

    [Fact]
    public void Repeats_stand_beside_each_other()
    {
        SweepPlan plan = Planned.Of(Iris + "seed: 7\nrepeats: 2\nsweep: {grid: {optimizer.lr: [1, 2]}}");
        Assert.Equal("1 #0\n1 #1\n2 #0\n2 #1", Planned.Axes(plan));
        Assert.All(plan.Trials, t => Assert.Equal(7, t.Seeds.Root));
        Assert.Equal(plan.Trials[0].SettingId, plan.Trials[1].SettingId);
        Assert.NotEqual(plan.Trials[0].Id, plan.Trials[1].Id);
        Assert.NotEqual(plan.Trials[0].SettingId, plan.Trials[2].SettingId);
        Assert.Equal(plan.Trials[0].GroupId, plan.Trials[2].GroupId);
    }

    [Fact]
    public void A_whole_section_is_an_axis_and_its_parts_another()
    {
        SweepPlan plan = Planned.Of(Iris + "sweep: {grid: {optimizer.lr: [1, 2], optimizer: [{kind: sgd, momentum: 0.9, lr: 5}, adam]}}");
        Assert.Equal("1 {kind: sgd, momentum: 0.9, lr: 5}\n1 adam\n2 {kind: sgd, momentum: 0.9, lr: 5}\n2 adam", Planned.Axes(plan));
        Assert.Equal(
            [new Sgd(1, 0.9), new Adam(1), new Sgd(2, 0.9), new Adam(2)], plan.Trials.Select(t => t.Settings.Optimizer));
    }

    [Fact]
    public void Values_named_twice_are_used_once_and_counted()
    {
        SweepPlan plan = Planned.Of(Iris + "repeats: 2\nsweep: {grid: {optimizer.lr: [3, 3.0, 5], model.activation: [relu, {kind: relu}]}}");
        Assert.Equal("3 relu #0\n3 relu #1\n5 relu #0\n5 relu #1", Planned.Axes(plan));
        Assert.Equal(8, plan.Duplicates);
        Assert.Equal(
            ["axis 'optimizer.lr' names 3 more than once; each value is used once", "8 trials asked for more than once; each is done once"],
            plan.Notes);
    }

    [Fact]
    public void A_batch_larger_than_the_data_is_clipped_and_said_once()
    {
        SweepPlan plan = Planned.Of("data: {dataset: iris, train_rows: 20, validation: 0.5}\nsweep: {grid: {batch.size: [4, 64, 128], optimizer.lr: [1, 2]}}");
        Assert.Equal("4 1\n4 2\n10 1\n10 2", Planned.Axes(plan));
        Assert.Equal([new Mini(4), new Mini(4), new Mini(10), new Mini(10)], plan.Trials.Select(t => t.Settings.Batch));
        Assert.Equal([30, 30, 10, 10], plan.Trials.Select(t => t.BudgetSteps));
        Assert.Contains("batch.size 64 clipped to 10, the training rows", plan.Notes);
        Assert.Contains("batch.size 128 clipped to 10, the training rows", plan.Notes);
        Assert.Equal(2, plan.Duplicates);
    }

    [Fact]
    public void The_network_of_the_lesson_has_13002_parameters()
    {
        Trial trial = Planned.Of("data: {dataset: mnist, train_rows: 1000}\nmodel: {kind: mlp, hidden: [16, 16], activation: sigmoid}").Trials[0];
        Assert.Equal(13002, trial.Network.ParameterCount);
        Assert.Equal(Scaling.Unit, trial.Settings.Data.Scale);
        // 12960 weights; 900 rows trained 10 times at 6, 11,000 rows evaluated 11 times at 2 operations each.
        Assert.Equal((12960.0 * 6 * 900 * 10) + (12960.0 * 2 * 11_000 * 11), trial.Flops);
        Assert.Equal(290, trial.BudgetSteps);
    }

    [Fact]
    public void Each_data_set_is_loaded_once()
    {
        SweepPlan plan = Planned.Of("sweep: {grid: {data.dataset: [iris, wine], data.scale: [none, minmax], optimizer.lr: [1, 2]}}");
        Assert.Equal(8, plan.Trials.Count);
        Assert.Equal(2, plan.Sets.Count);
        Assert.All(plan.Trials, t => Assert.Same(plan.Sets[t.Settings.Data.Dataset], plan.Sets[plan.Trials.First(o => o.Settings.Data.Dataset == t.Settings.Data.Dataset).Settings.Data.Dataset]));
    }

    [Fact]
    public void Model_and_task_choose_the_loss()
    {
        SweepPlan plan = Planned.Of("data: {dataset: concrete}\nsweep: {grid: {model: [mlp, adaline], optimizer.lr: [1]}}");
        Assert.Equal([new Mse(), new Mse(MseConvention.Half)], plan.Trials.Select(t => t.Settings.Loss));
        Assert.All(plan.Trials, t => Assert.Equal(1, t.Network.Outputs));
    }

    [Fact]
    public void An_override_replaces_an_axis_and_several_values_make_one()
    {
        const string Text = Iris + "sweep: {grid: {optimizer.lr: [1, 2], batch.size: [3]}}";
        Assert.Equal("3", Planned.Axes(Planned.Of(Text, "optimizer.lr=5")));
        Assert.Equal(new Sgd(5), Planned.Of(Text, "optimizer.lr=5").Trials[0].Settings.Optimizer);
        Assert.Equal("7 3\n8 3", Planned.Axes(Planned.Of(Text, "optimizer.lr=7,8")));
        Assert.Equal("1 3 2\n1 3 4\n2 3 2\n2 3 4", Planned.Axes(Planned.Of(Text, "train.epochs=2,4")));
        Assert.Equal("0.1\n0.3\n1", Planned.Axes(Planned.Of(Iris, "optimizer.lr=ladder(0.1, 1)")));
        Assert.Equal("1\n2\n3", Planned.Axes(Planned.Of(Iris, "optimizer.lr={min: 1, max: 3, step: 1}")));
        Assert.Equal("[16, 16]\n[4]", Planned.Axes(Planned.Of(Iris, "model.hidden=[16, 16],[4]")));
    }

    [Fact]
    public void An_override_holds_inside_a_swept_section()
    {
        SweepPlan plan = Planned.Of(Iris + "sweep: {grid: {optimizer: [{kind: sgd, lr: 1}, adam]}}", "optimizer.lr=9");
        Assert.Equal([new Sgd(9), new Adam(9)], plan.Trials.Select(t => t.Settings.Optimizer));
    }

    [Fact]
    public void Overrides_reach_the_keys_of_the_experiment()
    {
        SweepPlan plan = Planned.Of(Iris + "name: a", "name=b", "seed=3", "repeats=2", "baselines=majority,mlnet.lbfgs_maxent", "description=two words");
        Assert.Equal(("b", 3L, 2, "two words"), (plan.Name, plan.Seed, plan.Repeats, plan.Description));
        Assert.Equal(["majority", "mlnet.lbfgs_maxent"], plan.Baselines);
        Assert.Equal("@me", Planned.Of(Iris, "description=@me").Description);
    }

    [Fact]
    public void Shared_blocks_and_merge_keys_work()
    {
        Trial trial = Planned.Of(Iris + "shared: &fast {kind: adam, lr: 0.01, beta1: 0.5}\noptimizer:\n  <<: *fast\n  lr: 0.1\n").Trials[0];
        Assert.Equal(new Adam(0.1, 0.5), trial.Settings.Optimizer);
    }

    [Fact]
    public void A_plan_of_many_trials_is_made_quickly()
    {
        SweepPlan plan = Planned.Of(Iris + "repeats: 5\nsweep: {grid: {optimizer.lr: 'geomspace(1e-4, 1, 20)', batch.size: 'range(1, 41, 1)', optimizer.momentum: 'linspace(0, 0.9, 10)'}}");
        Assert.Equal(40_000, plan.Trials.Count);
        Assert.Equal(40_000, plan.Trials.Select(t => t.Id).Distinct(StringComparer.Ordinal).Count());
    }
}
