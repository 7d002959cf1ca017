using System.Globalization;
using Exp.Core.Config;
using Exp.Core.Plan;
using Exp.Core.Tests.Config;
using Exp.Engine.Numbers;

namespace Exp.Core.Tests.Plan;

public class TrialIdTests
{
    private const string Text = """
        name: a
        data: {dataset: iris, validation: 0.2}
        model: {kind: mlp, hidden: [8, 8], activation: relu}
        optimizer: {kind: adam, lr: 0.001}
        batch: {strategy: mini, size: 16}
        sweep: {grid: {optimizer.beta1: [0.8, 0.9]}}
        """;

    [Theory]
    [InlineData("name: a", "name: b\ndescription: other words\nbaselines: [majority]\nexpect: [{that: it ends, sql: 'true'}]")]
    [InlineData("lr: 0.001", "lr: 1.e-3")]
    [InlineData("validation: 0.2", "validation: 2e-1, scale: standard, test: 0")]
    [InlineData("activation: relu", "activation: [relu, {kind: relu}], output: identity")]
    [InlineData("activation: relu", "activation: relu, dropout: [0, 0.0], input_dropout: 0, norm: [none, {kind: none}], bias: true, parametrization: standard")]
    [InlineData("kind: mlp, hidden: [8, 8]", "hidden: [8, 8], init: glorot_uniform, kind: mlp")]
    [InlineData("dataset: iris", "dataset: {kind: iris}, split: stratified")]
    [InlineData("name: a", "rng: philox")]
    [InlineData("batch: {strategy: mini, size: 16}", "batch: {size: 16, strategy: mini, shuffle: true}\nloss: cross_entropy\nschedule: constant\nprecision: float32\ntrain: {epochs: 10}")]
    [InlineData("[0.8, 0.9]", "'linspace(0.8, 0.9, 2)'")]
    [InlineData("sweep: {grid: {optimizer.beta1: [0.8, 0.9]}}", "sweep: {list: [{optimizer: {kind: adam, beta1: 0.8}}, {optimizer: adam}]}")]
    public void Two_spellings_have_one_id(string one, string other) => Assert.Equal(Ids(Text), Ids(Text.Replace(one, other, StringComparison.Ordinal)));

    [Theory]
    [InlineData("lr: 0.001", "lr: 0.002")]
    [InlineData("name: a", "seed: 2")]
    [InlineData("dataset: iris", "dataset: wine")]
    [InlineData("size: 16", "size: 17")]
    [InlineData("hidden: [8, 8]", "hidden: [8, 9]")]
    [InlineData("activation: relu", "activation: relu, dropout: 0.1")]
    [InlineData("activation: relu", "activation: relu, norm: [none, layer]")]
    [InlineData("activation: relu", "activation: relu, parametrization: {kind: mup, base_width: 4}")]
    [InlineData("name: a", "precision: float64")]
    [InlineData("name: a", "rng: cpython")]
    [InlineData("validation: 0.2", "validation: 0.2, split: in_order")]
    public void Whatever_changes_numbers_changes_the_id(string one, string other) => Assert.Empty(
        Ids(Text).Intersect(Ids(Text.Replace(one, other, StringComparison.Ordinal))));

    [Fact]
    public void An_option_that_came_later_is_in_the_id_only_when_it_is_used()
    {
        string used = Text.Replace("lr: 0.001", "lr: 0.001, amsgrad: true", StringComparison.Ordinal);
        Assert.DoesNotContain("amsgrad", Planned.Of(Text).Trials[0].Canonical, StringComparison.Ordinal);
        Assert.Contains("\"amsgrad\":true", Planned.Of(used).Trials[0].Canonical, StringComparison.Ordinal);
        Assert.Equal(Ids(Text), Ids(used.Replace("amsgrad: true", "amsgrad: false, form: torch", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_order_of_keys_does_not_matter()
    {
        var root = (MapNode)Read.Yaml(Text);
        string[] ids = Ids(Text);
        var random = new RandomStream(1);
        for (int i = 0; i < 20; i++)
            Assert.Equal(ids, Ids(YamlWriter.Write((MapNode)Shuffled(root, random))));
    }

    [Fact]
    public void Adding_a_value_to_an_axis_changes_no_other_trial() => Assert.Subset(
        new HashSet<string>(Ids(Text.Replace("[0.8, 0.9]", "[0.7, 0.8, 0.85, 0.9]", StringComparison.Ordinal))), new HashSet<string>(Ids(Text)));

    [Fact]
    public void More_repeats_keep_the_ids_of_the_first() => Assert.Subset(
        new HashSet<string>(Ids(Text + "\nrepeats: 3")), new HashSet<string>(Ids(Text)));

    [Fact]
    public void The_digest_of_the_plan_follows_ids_order_and_baselines()
    {
        string print = Planned.Of(Text).Fingerprint;
        Assert.Equal(print, Planned.Of(Text.Replace("name: a", "name: b", StringComparison.Ordinal)).Fingerprint);
        Assert.NotEqual(print, Planned.Of(Text.Replace("[0.8, 0.9]", "[0.9, 0.8]", StringComparison.Ordinal)).Fingerprint);
        Assert.NotEqual(print, Planned.Of(Text + "\nbaselines: [majority]").Fingerprint);
        Assert.Matches("^[0-9a-f]{64}$", print);
    }

    [Fact]
    public void The_id_is_a_hash_of_settings_repeat_seed_and_numerics_version()
    {
        Trial trial = Planned.Of(Text).Trials[0];
        string text = string.Create(CultureInfo.InvariantCulture, $"{trial.Canonical}\nrepeat 0\nseed 1\nnumerics {NumericsVersion.Current}");
        Assert.Equal(TrialIds.Hash(text)[..16], trial.Id);
    }

    private static string[] Ids(string text) => [.. Planned.Of(text).Trials.Select(t => t.Id)];

    private static Node Shuffled(Node node, RandomStream random)
    {
        if (node is ListNode list)
            return new ListNode([.. list.Items.Select(i => Shuffled(i, random))], list.Place);
        if (node is not MapNode map)
            return node;
        int[] order = [.. Enumerable.Range(0, map.Entries.Count)];
        random.Shuffle(order);
        return new MapNode([.. order.Select(i => map.Entries[i] with { Value = Shuffled(map.Entries[i].Value, random) })], map.Place);
    }
}
