namespace Exp.EndToEnd.Tests;

/// <summary>`expect:` and `exp check`, as a user meets them.</summary>
public sealed class ExpectationTests : IDisposable
{
    private const string Text =
        """
        name: expected
        data: {dataset: iris, validation: 0.2}
        model: {kind: mlp, hidden: [4]}
        train: {epochs: 2}
        expect:
          - that: every training ends well
            sql: select bool_and(status = 'ok') from trials
          - that: it learns
            sql: |
              select max(val_acc_final) > BOUND -- a share
              from trials

        """;

    private readonly Workplace place = new();

    [Theory]
    [InlineData("0", 0, "pass  it learns")]
    [InlineData("1.5", 3, "FAIL  it learns")]
    public async Task A_sweep_ends_with_what_became_of_them(string bound, int exitCode, string line)
    {
        place.With("x.yaml", Text.Replace("BOUND", bound, StringComparison.Ordinal));
        Ended sweep = (await ExpProgram.Run(place.Folder, "sweep", "x.yaml")).With(exitCode);
        Assert.Contains(line, sweep.Output, StringComparison.Ordinal);
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows = place.Rows("results", "expected", "assertions.csv");
        Assert.Equal(["every training ends well: 1", $"it learns: {(exitCode == 0 ? 1 : 0)}"], rows.Select(r => $"{r["name"]}: {r["passed"]}"));
        Assert.Equal("1 of 1 rows", rows[0]["observed"]);
        Assert.EndsWith($" > {bound}", rows[1]["observed"], StringComparison.Ordinal);
        Assert.Contains("## Expectations", File.ReadAllText(place["results", "expected", "summary.md"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sweep")]
    [InlineData("plan")]
    [InlineData("validate")]
    [InlineData("explain")]
    public async Task A_mistake_in_their_sql_is_found_before_training_with_all_others(string command)
    {
        place.With("x.yaml", Text.Replace("max(val_acc_final) > BOUND", "max(val_ac_final) > 0", StringComparison.Ordinal).Replace("iris", "irsi", StringComparison.Ordinal));
        Ended ended = (await ExpProgram.Run(place.Folder, command, "x.yaml")).With(2);
        Assert.Equal(
            "x.yaml(2,17): error: unknown dataset 'irsi'; did you mean 'iris'?\n"
            + "x.yaml(9,10): error: expect[1].sql: no column 'val_ac_final'; did you mean 'val_acc_final'? (line 1, character 12)\n",
            ended.Error);
        Assert.False(Directory.Exists(place["results"]));
    }

    [Fact]
    public async Task A_finished_folder_is_checked_where_the_data_are_not()
    {
        place.With("x.yaml", Text.Replace("BOUND", "1.5", StringComparison.Ordinal));
        (await ExpProgram.Run(place.Folder, "sweep", "x.yaml")).With(3);
        string before = place.Digests("results/expected");
        (string, string)[] nothing = [("EXP_DATA", place.Folder)];
        Ended check = (await ExpProgram.Run(place.Folder, nothing, "check", "results/expected")).With(3);
        Assert.Contains("1 of 2 expectations hold", check.Output, StringComparison.Ordinal);
        place.With("milder.yaml", Text.Replace("BOUND", "0", StringComparison.Ordinal));
        (await ExpProgram.Run(place.Folder, nothing, "check", "results/expected", "--config", "milder.yaml")).Fine();
        Ended quiet = (await ExpProgram.Run(place.Folder, nothing, "check", "results/expected", "-q")).With(3);
        Assert.Equal("", quiet.Output);
        Assert.StartsWith("failed: it learns: ", quiet.Error, StringComparison.Ordinal);
        Assert.Equal(before, place.Digests("results/expected"));
    }

    [Fact]
    public async Task Checking_what_cannot_be_checked_is_refused()
    {
        place.With("x.yaml", Text[..Text.IndexOf("expect:", StringComparison.Ordinal)]);
        (await ExpProgram.Run(place.Folder, "sweep", "x.yaml")).Fine();
        Assert.Contains("expects nothing", (await ExpProgram.Run(place.Folder, "check", "results/expected")).With(4).Error, StringComparison.Ordinal);
        Assert.Contains("is not a results folder", (await ExpProgram.Run(place.Folder, "check", ".")).With(4).Error, StringComparison.Ordinal);
        Assert.Contains("is no folder", (await ExpProgram.Run(place.Folder, "check", "nowhere")).With(4).Error, StringComparison.Ordinal);
        File.WriteAllText(place["results", "expected", "trials.csv"], "trial_id\n");
        place.With("y.yaml", "expect: [{that: it ends, sql: select count(*) = 1 from trials}]\n");
        Assert.Contains("its columns are not those", (await ExpProgram.Run(place.Folder, "check", "results/expected", "--config", "y.yaml")).With(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_expectation_is_judged_without_training()
    {
        place.With("x.yaml", Text.Replace("BOUND", "0", StringComparison.Ordinal));
        (await ExpProgram.Run(place.Folder, "sweep", "x.yaml")).Fine();
        place.With("x.yaml", Text.Replace("BOUND", "1.5", StringComparison.Ordinal));
        Ended again = (await ExpProgram.Run(place.Folder, "sweep", "x.yaml", "--json")).With(3);
        Assert.Contains("\"trained\": 0", again.Output, StringComparison.Ordinal);
        Assert.Contains("\"passed\": false", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_golden_file_is_compared_after_every_sweep_and_checked_before()
    {
        const string Golden =
            """
            name: golden
            data: {dataset: iris, validation: 0.2}
            model: {kind: mlp, hidden: [4]}
            train: {epochs: 2}
            sweep: {grid: {optimizer: [sgd, adam]}}
            golden:
              - file: golden/series.csv
                table: epochs
                key: [optimizer.kind, epoch]
                columns: {Loss: {of: train_loss, rel: 1e-9}, val_acc: exact}

            """;
        place.With("x.yaml", Golden);
        Ended missing = (await ExpProgram.Run(place.Folder, "sweep", "x.yaml")).With(2);
        Assert.Contains("x.yaml(7,11): error: golden[0].file: ", missing.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place["results"]));
        place.With("golden/series.csv", "optimizer.kind,epoch,Loss,val_acc\nsgd,0,1,0\n");
        Ended sweep = (await ExpProgram.Run(place.Folder, "sweep", "x.yaml")).With(3);
        Assert.Contains("FAIL  epochs as in golden/series.csv", sweep.Output, StringComparison.Ordinal);
        Assert.StartsWith("Loss at optimizer.kind=sgd, epoch=0: expected 1, got ", place.Rows("results", "golden", "assertions.csv")[0]["observed"], StringComparison.Ordinal);

        string sgd = place.Rows("results", "golden", "trials.csv").Single(t => t["optimizer"] == "sgd")["trial_id"];
        IEnumerable<string> series = place.Rows("results", "golden", "epochs.csv").Where(e => e["trial_id"] == sgd).Select(e => $"sgd,{e["epoch"]},{e["train_loss"]},{e["val_acc"]}");
        place.With("golden/series.csv", $"optimizer.kind,epoch,Loss,val_acc\n{string.Join('\n', series)}\n");
        Ended check = (await ExpProgram.Run(place.Folder, "check", "results/golden")).Fine();
        Assert.Contains("6 of 6 cells agree", check.Output, StringComparison.Ordinal);
        Directory.Move(place["results", "golden"], place["elsewhere"]);
        (await ExpProgram.Run(place.Folder, "check", "elsewhere")).Fine();
        (await ExpProgram.Run(place.Folder, "check", "elsewhere", "--config", "x.yaml")).Fine();
    }

    public void Dispose() => place.Dispose();
}
