using System.Globalization;
using CsCheck;
using Exp.Core.Config;
using Exp.Core.Plan;
using Exp.Engine.Batching;
using Exp.Engine.Optimizers;

namespace Exp.Query.Tests;

/// <summary>Conditional axes, exclusions, samples and unions of a sweep, with the database that judges them.</summary>
public sealed class SweepBlockTests : IDisposable
{
    private static readonly Gen<double[]> Rates = Gen.Int[0, 4].Select(i => new[] { 0.01, 0.1, 1, 2, 5 }[i]).Array[1, 4];
    private static readonly Gen<int[]> Sizes = Gen.Int[1, 9].Array[1, 5];

    private readonly string folder = Directory.CreateTempSubdirectory("exp-blocks-").FullName;

    public SweepBlockTests() => File.WriteAllText(
        Path.Combine(folder, "d.csv"), "a,y\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},{(i % 3 == 0 ? "no" : "yes")}\n")));

    [Fact]
    public void What_is_excluded_is_what_the_condition_filters_from_the_product() => Gen.Select(Rates, Sizes, Gen.Int[0, 9], Gen.Int[0, 2].Select(i => new[] { 0.05, 1, 9 }[i])).Sample(
        (rates, sizes, size, rate) =>
        {
            string grid = Grid(rates, sizes);
            SweepPlan all = Plan($"sweep: {{grid: {grid}}}");
            IEnumerable<string> expected = all.Trials.Where(t => !(((Mini)t.Settings.Batch).Size > size && t.Settings.Optimizer is Sgd sgd && sgd.Lr > rate)).Select(t => t.Id);
            string text = Invariant($"sweep: {{grid: {grid}, exclude: ['batch.size > {size} and optimizer.lr > {rate}', 'batch.size > 99']}}");
            if (!expected.Any())
            {
                Assert.Contains("nothing is left to train", Assert.Throws<ConfigException>(() => Plan(text)).Message, StringComparison.Ordinal);
                return;
            }
            SweepPlan plan = Plan(text);
            Assert.Equal(expected, plan.Trials.Select(t => t.Id));
            Assert.Equal([all.Trials.Count - plan.Trials.Count, 0], plan.Selection!.Excluded.Select(e => e.Count));
        },
        iter: 15, threads: 1);

    [Fact]
    public void A_union_has_each_setting_once_in_the_order_of_the_blocks() => Gen.Select(Rates, Sizes, Rates, Sizes).Sample(
        (rates, sizes, others, more) =>
        {
            string a = $"{{grid: {Grid(rates, sizes)}}}", b = $"{{grid: {Grid(others, more)}}}";
            string[] first = Ids(Plan($"sweep: {a}")), second = Ids(Plan($"sweep: {b}"));
            SweepPlan union = Plan($"sweep: [{a}, {b}]");
            Assert.Equal(first.Union(second), Ids(union));
            Assert.Equal(first, Ids(Plan($"sweep: [{a}]")));
            SweepPlan twice = Plan($"sweep: [{a}, {a}]");
            Assert.Equal(first, Ids(twice));
            Assert.Equal((2 * rates.Length * sizes.Length) - first.Length, twice.Duplicates);
        },
        iter: 15, threads: 1);

    [Fact]
    public void A_sample_is_a_stable_subset_without_repeats() => Gen.Select(Rates, Sizes, Gen.Int[1, 12], Gen.Long[0, 5]).Sample(
        (rates, sizes, count, seed) =>
        {
            string head = $"seed: {seed}\nrepeats: 2\n";
            SweepPlan all = Plan($"{head}sweep: {{grid: {Grid(rates, sizes)}}}"), plan = Plan($"{head}sweep: {{grid: {Grid(rates, sizes)}, sample: {{count: {count}}}}}");
            Assert.Equal(all.Trials.Where(t => Ids(plan).Contains(t.Id)).Select(t => t.Id), Ids(plan));
            Assert.Equal(2 * Math.Min(count, all.Trials.Count / 2), plan.Trials.Count);
            Assert.All(plan.Trials.GroupBy(t => t.SettingId), g => Assert.Equal([0, 1], g.Select(t => t.Seeds.Repeat)));
            // In whatever order the values are written, and with one more: the same ones, but for those that give way to new ones.
            SweepPlan other = Plan($"{head}sweep: {{grid: {Grid([.. rates.Reverse()], [.. sizes.Reverse()])}, sample: {{count: {count}}}}}");
            Assert.Equal(Ids(plan).Order(StringComparer.Ordinal), Ids(other).Order(StringComparer.Ordinal));
            SweepPlan more = Plan($"{head}sweep: {{grid: {Grid([.. rates, 0.5], sizes)}, sample: {{count: {count}}}}}");
            Assert.All(more.Trials.Where(t => Ids(all).Contains(t.Id)), t => Assert.Contains(t.Id, Ids(plan)));
        },
        iter: 15, threads: 1);

    [Fact]
    public void The_drawn_settings_are_these()
    {
        SweepPlan plan = Plan("sweep: {grid: {optimizer.lr: 'range(1, 21, 1)'}, sample: {count: 5}}");
        Assert.Equal("2 4 7 16 17", string.Join(' ', plan.Trials.Select(t => t.Axes[0].Text)));
        Assert.NotEqual(Ids(plan), Ids(Plan("seed: 2\nsweep: {grid: {optimizer.lr: 'range(1, 21, 1)'}, sample: {count: 5}}")));
        Assert.Equal("20 combinations, 5 of 20 sampled", $"{plan.Selection}");
    }

    [Fact]
    public void A_conditional_axis_is_the_union_of_a_block_with_it_and_one_without()
    {
        SweepPlan plan = Plan("""
            sweep:
              grid: {optimizer.momentum: [0, 0.9], optimizer.kind: [sgd, adam], optimizer.lr: [0.1, 1]}
              when: {optimizer.momentum: "optimizer.kind = 'sgd'"}
            """);
        SweepPlan blocks = Plan("""
            sweep:
              - grid: {optimizer.momentum: [0, 0.9], optimizer.kind: [sgd], optimizer.lr: [0.1, 1]}
              - grid: {optimizer.kind: [adam], optimizer.lr: [0.1, 1]}
            """);
        Assert.Equal(Ids(blocks).Order(StringComparer.Ordinal), Ids(plan).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["0 sgd 0.1", "0 sgd 1", "adam 0.1", "adam 1", "0.9 sgd 0.1", "0.9 sgd 1"], plan.Trials.Select(t => string.Join(' ', t.Axes.Select(a => a.Text))));
        Assert.Equal(("8 combinations, 2 inactive duplicates", 0), ($"{plan.Selection}", plan.Duplicates));
    }

    [Fact]
    public void Conditions_see_values_that_need_a_conditional_axis_and_exclude_what_cannot_be_bound()
    {
        Assert.Equal(3, Plan("""
            sweep:
              grid: {schedule.kind: [constant, step], schedule.size: [1, 2]}
              when: {schedule.size: "schedule.kind = 'step'"}
            """).Trials.Count);
        Assert.Equal(2, Plan("sweep: {grid: {optimizer.kind: [sgd, adam], optimizer.momentum: [0, 0.9]}, exclude: [\"optimizer.kind = 'adam' and optimizer.momentum >= 0\"]}").Trials.Count);
        Assert.Single(Plan("sweep: {grid: {batch.size: [4]}, exclude: ['regularization.l2 > 0 or clip.kind <> ''none''']}").Trials);
    }

    [Fact]
    public void Blocks_may_sweep_different_keys()
    {
        SweepPlan plan = Plan("sweep: [{grid: {optimizer.lr: [0.1, 1]}}, {list: [{batch.size: 8}, {optimizer.lr: 1}]}, {}]");
        Assert.Equal(["0.1 16", "1 16", "0.01 8", "0.01 16"], plan.Trials.Select(t => string.Join(' ', t.Axes.Select(a => a.Text))));
        Assert.Equal(["optimizer.lr", "batch.size"], plan.AxisKeys);
        Assert.Equal(1, plan.Duplicates);
        Assert.Null(plan.Selection);
    }

    [Theory]
    [InlineData("sweep: {grid: {optimizer.kind: [sgd, adam], optimizer.momentum: [0, 0.9], batch.size: [1, 2]}, when: {optimizer.momentum: \"optimizer.kind = 'sgd'\"}, exclude: [batch.size = 1], sample: {count: 2}}")]
    [InlineData("sweep: [{grid: {optimizer.lr: [1, 2]}}, {list: [{batch.size: 8}]}, {grid: {batch.size: [1, 2]}, when: {batch.size: optimizer.lr < 1}}]")]
    public void The_written_config_asks_for_the_same_plan(string text)
    {
        SweepPlan plan = Plan(text), fixedOnes = Plan(text, "batch.size=3");
        Assert.Equal(plan.Fingerprint, Again(plan).Fingerprint);
        Assert.Equal(fixedOnes.Fingerprint, Again(fixedOnes).Fingerprint);
        Assert.All(fixedOnes.Trials, t => Assert.Equal(new Mini(3), t.Settings.Batch));
    }

    [Fact]
    public void An_axis_of_the_command_line_is_one_of_every_block() => Assert.Equal(
        ["1 7", "1 8", "2 7", "2 8", "5 7", "5 8"],
        Plan("sweep: [{grid: {optimizer.lr: [1, 2]}}, {grid: {optimizer.lr: [5], batch.size: [1, 2]}}]", "batch.size=7,8").Trials.Select(t => string.Join(' ', t.Axes.Select(a => a.Text))));

    [Fact]
    public void What_is_wrong_with_conditions_is_said_with_its_place_beside_everything_else()
    {
        const string Text = """
            data: {dataset: {kind: csv, path: d.csv, target: y}}
            schedule: {kind: step, size: 0}
            sweep:
              - grid: {optimizer.momentum: [0], batch.size: [1]}
                when: {batch.size: optimizr.lr > 1}
                exclude: [batch.siz > 1]
              - exclude: [batch.size]
            """;
        ConfigException wrong = Assert.Throws<ConfigException>(() => Whole(Text));
        Assert.Equal(
            """
            x.yaml(2,30): error: schedule.size must be at least 1, got 0
            x.yaml(5,24): error: sweep[0].when.batch.size: no section 'optimizr'; did you mean 'optimizer'? (character 1)
            x.yaml(6,15): error: sweep[0].exclude[0]: no key 'siz'; did you mean 'size'?
            x.yaml(7,15): error: sweep[1].exclude[0]: gives BIGINT instead of a boolean; compare it with something
            """.ReplaceLineEndings("\n"),
            string.Join('\n', wrong.Problems).Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private SweepPlan Plan(string text, params string[] overrides) =>
        Whole("data: {dataset: {kind: csv, path: d.csv, target: y}, validation: 0.2}\nmodel: {kind: mlp, hidden: [2]}\nbatch: {strategy: mini, size: 16}\n" + text, overrides);

    private SweepPlan Again(SweepPlan plan) => Whole(plan.ResolvedConfig);

    private SweepPlan Whole(string text, params string[] overrides)
    {
        string path = Path.Combine(folder, "x.yaml");
        File.WriteAllText(path, text);
        return Planner.Plan(path, overrides, "", [], conditions: new SettingConditions());
    }

    private static string[] Ids(SweepPlan plan) => [.. plan.Trials.Select(t => t.Id)];

    private static string Grid(double[] rates, int[] sizes) =>
        Invariant($"{{optimizer.lr: [{string.Join(", ", rates.Select(r => r.ToString(CultureInfo.InvariantCulture)))}], batch.size: [{string.Join(", ", sizes)}]}}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
