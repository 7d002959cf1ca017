using System.Text.Json.Nodes;

namespace Exp.EndToEnd.Tests;

/// <summary>Conditions of a sweep, as a user meets them.</summary>
public sealed class ConditionTests : IDisposable
{
    private const string Text =
        """
        name: chosen
        data: {dataset: iris, validation: 0.2}
        model: {kind: mlp, hidden: [4]}
        train: {epochs: 1}
        repeats: 2
        sweep:
          - grid: {optimizer.kind: [sgd, adam], optimizer.nesterov: [true, false], batch.size: [16, 32, 64]}
            when: {optimizer.nesterov: "optimizer.kind = 'sgd' and optimizer.momentum > 1"}
            exclude: ["batch.size > 32 and optimizer.kind = 'adam'", "batch.size = 32"]
            sample: {count: 2}
          - list: [{optimizer.kind: adam}]

        """;

    private readonly Workplace place = new();

    [Fact]
    public async Task What_is_left_out_is_counted_everywhere_and_inactive_axes_have_empty_cells()
    {
        const string Counts = "13 combinations, 6 inactive duplicates, 1 excluded by 'batch.size > 32 and optimizer.kind = 'adam'', 2 excluded by 'batch.size = 32', 2 of 3 sampled";
        place.With("x.yaml", Text);
        Ended plan = (await ExpProgram.Run(place.Folder, "plan", "x.yaml", "--json")).Fine();
        Assert.Equal($"note: {Counts}\n", plan.Error);
        JsonNode selection = JsonNode.Parse(plan.Output)!["selection"]!;
        Assert.Equal((13, 6, 3, 2), ((int)selection["combinations"]!, (int)selection["inactive"]!, (int)selection["sampled_from"]!, (int)selection["sampled"]!));

        (await ExpProgram.Run(place.Folder, "sweep", "x.yaml", "-q")).Fine();
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows = place.Rows("results", "chosen", "trials.csv");
        Assert.Equal(6, rows.Count);
        Assert.Equal(["", "", "", ""], rows.Take(4).Select(r => r["hp_optimizer_nesterov"]));
        Assert.Contains($"Selected: {Counts}.", File.ReadAllText(place["results", "chosen", "summary.md"]).Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        JsonNode written = JsonNode.Parse(File.ReadAllText(place["results", "chosen", "plan.json"]))!;
        Assert.Equal(selection.ToJsonString(), written["selection"]!.ToJsonString());

        // The folder's own config asks for the same, and nothing is trained again.
        Ended again = (await ExpProgram.Run(place.Folder, "sweep", "results/chosen/config.yaml", "--json")).Fine();
        Assert.Contains("\"trained\": 0", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("sweep")]
    [InlineData("validate")]
    [InlineData("explain")]
    public async Task A_mistake_in_a_condition_is_found_before_training(string command)
    {
        place.With("x.yaml", Text.Replace("batch.size = 32", "batch.siz = 32", StringComparison.Ordinal).Replace("momentum > 1", "momentm > 1", StringComparison.Ordinal));
        Ended ended = (await ExpProgram.Run(place.Folder, command, "x.yaml")).With(2);
        Assert.Equal(
            "x.yaml(8,32): error: sweep[0].when.optimizer.nesterov: no key 'momentm'; did you mean 'momentum'?\n"
            + "x.yaml(9,62): error: sweep[0].exclude[1]: no key 'siz'; did you mean 'size'?\n",
            ended.Error);
        Assert.False(Directory.Exists(place["results"]));
    }

    [Theory]
    [InlineData("optimizer.kind=sgd,batch.size=32", "optimizer.kind=sgd optimizer.nesterov=false batch.size=32\n  differs from another combination only in optimizer.nesterov, which is there only under x.yaml(8,32): optimizer.kind = 'sgd' and optimizer.momentum > 1\noptimizer.kind=sgd optimizer.nesterov=true batch.size=32\n  excluded by x.yaml(9,62): batch.size = 32\n")]
    [InlineData("optimizer.nesterov=true,optimizer.kind=adam,batch.size=0.64e2", "optimizer.kind=adam optimizer.nesterov=true batch.size=64\n  excluded by x.yaml(9,15): batch.size > 32 and optimizer.kind = 'adam'\n")]
    public async Task Why_a_combination_is_not_trained_is_explained(string wanted, string said)
    {
        place.With("x.yaml", Text);
        Assert.Equal(said, (await ExpProgram.Run(place.Folder, "explain", "x.yaml", "--trial", wanted)).Fine().Output);
    }

    [Fact]
    public async Task A_trial_is_explained_by_its_id()
    {
        place.With("x.yaml", Text);
        Ended plan = (await ExpProgram.Run(place.Folder, "plan", "x.yaml", "--json")).Fine();
        string[] ids = [.. JsonNode.Parse(plan.Output)!["plan"]!.AsArray().Take(2).Select(t => (string)t!["trial"]!)];
        Ended ended = (await ExpProgram.Run(place.Folder, "explain", "x.yaml", "--json", "--trial", ids[1][..8])).Fine();
        JsonNode fate = Assert.Single(JsonNode.Parse(ended.Output)!.AsArray())!;
        Assert.Equal("trained", (string?)fate["why"]);
        Assert.Equal(ids, fate["trials"]!.AsArray().Select(t => (string?)t));
        Ended none = (await ExpProgram.Run(place.Folder, "explain", "x.yaml", "--trial", "x")).With(2);
        Assert.Equal("exp: error: no combination of the sweep has a trial with the id 'x'; exp plan shows the trials\n", none.Error);
    }

    public void Dispose() => place.Dispose();
}
