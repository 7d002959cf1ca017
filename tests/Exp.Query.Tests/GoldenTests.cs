using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;

namespace Exp.Query.Tests;

public sealed class GoldenTests : IDisposable
{
    private const string Sgd = """{"model":{"hidden":[16,16],"kind":"mlp"},"optimizer":{"kind":"sgd","lr":0.1,"nesterov":false}}""";
    private const string Adam = """{"model":{"hidden":[16,16],"kind":"mlp"},"optimizer":{"beta1":0.9,"kind":"adam","lr":1}}""";
    private readonly Tables tables = new();
    private readonly Database database;
    private readonly HashSet<string> settings;

    public GoldenTests()
    {
        database = tables.With("a,0,0.1,0.75", "b,1,0.30000000000000004,", "c,2,1,-0");
        settings = SettingsTable.Create(database, [new("a", 0, Sgd), new("b", 1, Sgd), new("c", 0, Adam)]);
    }

    [Theory]
    [InlineData("index,lr\n0,0.1\n1,0.30000000000000004\n2,1e0", "2 of 3 cells agree", null)]
    [InlineData("index,lr\n2,1\n0,0.1", "2 of 2 cells agree", null)]
    [InlineData("index,lr\n0,0.1\n1,0.3\n2,2", "", "lr at index=1: expected 0.3, got 0.30000000000000004 (1.85037E-16 relative, 1 ulp); 1 of 3 cells agree")]
    [InlineData("index,lr\n0,0.1\n3,0.3", "", "index=3: no such result; 1 of 2 cells agree")]
    [InlineData("index,lr\n0,", "", "lr at index=0: expected no value, got 0.1; 0 of 1 cells agree")]
    public void Cells_are_compared_and_the_first_difference_is_named(string csv, string fine, string? wrong)
    {
        Assertion verdict = Judge(csv, Series([new("index", null, Tolerance.Exact)], [new("lr", null, Tolerance.Exact)]));
        Assert.Equal(wrong is null, verdict.Passed);
        Assert.Equal(wrong ?? fine.Replace("2 of 3", "3 of 3", StringComparison.Ordinal), verdict.Observed);
    }

    [Theory]
    [InlineData("0.3", 0, 0, 1, true)]
    [InlineData("0.3", 0, 1e-15, 0, true)]
    [InlineData("0.3", 1e-15, 0, 0, true)]
    [InlineData("0.3", 1e-17, 1e-17, 0, false)]
    public void A_number_agrees_within_any_of_its_tolerances(string expected, double abs, double rel, long ulp, bool passed) => Assert.Equal(
        passed, Judge($"index,lr\n1,{expected}", Series([new("index", null, Tolerance.Exact)], [new("lr", null, new Tolerance(abs, rel, ulp))])).Passed);

    [Fact]
    public void An_empty_cell_agrees_with_a_missing_number_and_zeros_with_each_other() => Assert.True(Judge(
        "index,val_acc_final\n1,\n2,0", Series([new("index", null, Tolerance.Exact)], [new("val_acc_final", null, Tolerance.Exact)])).Passed);

    [Fact]
    public void Published_names_and_expressions_stand_for_results() => Assert.True(Judge(
        "Step,Rate,Twice\n0,0.1,0.2", Series([new("Step", "index", Tolerance.Exact)], [new("Rate", "lr", Tolerance.Exact), new("Twice", "2 * lr", new(0, 1e-15, 0))])).Passed);

    [Fact]
    public void Settings_are_keys_like_columns() => Assert.True(Judge(
        "optimizer.kind,repeat,model.hidden,lr\nsgd,1,\"[16,16]\",0.30000000000000004\nadam,0,\"[16,16]\",1",
        Series([new("optimizer.kind", null, Tolerance.Exact), new("repeat", null, Tolerance.Exact), new("model.hidden", null, Tolerance.Exact)], [new("lr", null, Tolerance.Exact)])).Passed);

    [Theory]
    [InlineData(null, "optimizer.kind=sgd: 2 such results; where: must choose one; 0 of 1 cells agree")]
    [InlineData("settings.repeat = 0", "1 of 1 cells agree")]
    [InlineData("settings.optimizer.kind = 'sgd' and index < 1 -- the first", "1 of 1 cells agree")]
    [InlineData("index > 5", "optimizer.kind=sgd: no such result; 0 of 1 cells agree")]
    public void Where_chooses_results(string? where, string observed) => Assert.Equal(
        observed, Judge("optimizer.kind,lr\nsgd,0.1", Series([new("optimizer.kind", null, Tolerance.Exact)], [new("lr", null, Tolerance.Exact)]) with { Where = where }).Observed);

    [Fact]
    public void The_settings_can_be_asked_for() => Assert.Equal(
        ["adam", 0.9, null, null], database.Ask("select settings.optimizer.kind, settings.optimizer.beta1, settings.optimizer.nesterov, (select settings.optimizer.beta1 from settings where trial_id = 'a') from trials join settings using (trial_id) where lr = 1", default).Rows[0]);

    [Theory]
    [InlineData("index,lr\n0,0.1", "trails", "index", "lr", "golden 0 table: no table 'trails'; did you mean 'trials'?")]
    [InlineData("index,lr\n0,0.1", "trials", "index", "loss", "golden 0 columns loss of: 'loss' is neither a column of trials nor a setting|golden 0 file: FILE has no column 'loss'; it has index, lr")]
    [InlineData("index,lr\n0,0.1\n0,0.2", "trials", "index", "lr", "golden 0 file: FILE:3: a second row with index=0")]
    [InlineData("index,lr\n0,NaN", "trials", "index", "lr", "golden 0 file: FILE: 'NaN' in column lr at index=0 is not a number")]
    [InlineData("index,lr", "trials", "index", "lr", "golden 0 file: FILE has no rows")]
    [InlineData("index,lr,lr\n0,1,2", "trials", "index", "lr", "golden 0 file: FILE has two columns 'lr'")]
    [InlineData(null, "trials", "index", "lr", "golden 0 file: FILE is missing")]
    [InlineData("index,lr\n0,0.1", "trials", "optimizer.kin", "lr", "golden 0 key 0: 'optimizer.kin' is neither a column of trials nor a setting; did you mean 'optimizer.kind'?|golden 0 file: FILE has no column 'optimizer.kin'; it has index, lr")]
    [InlineData("index,trial_id\n0,a", "trials", "index", "trial_id", "golden 0 columns trial_id: the result is VARCHAR, not a number: only exact makes sense")]
    public void What_cannot_be_compared_is_said_beforehand(string? csv, string table, string key, string column, string problems)
    {
        GoldenSeries series = Write(csv, Series([new(key, null, Tolerance.Exact)], [new(column, null, new(0, 1e-9, 0))]) with { Table = table });
        IEnumerable<string> found = new GoldenCheck(database, [Tables.Trials], settings).Problems(series, 0).Select(p => $"{string.Join(' ', p.Path)}: {p.Text}");
        Assert.Equal(problems, string.Join('|', found).Replace(series.File, "FILE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_condition_must_be_one()
    {
        GoldenSeries series = Write("index,lr\n0,0.1", Series([new("index", null, Tolerance.Exact)], [new("lr", null, Tolerance.Exact)]) with { Where = "lr" });
        ExpectationProblem problem = Assert.Single(new GoldenCheck(database, [Tables.Trials], settings).Problems(series, 0));
        Assert.Equal("gives DOUBLE instead of a boolean; compare it with something", problem.Text);
    }

    public void Dispose()
    {
        database.Dispose();
        tables.Dispose();
    }

    private static GoldenSeries Series(GoldenColumn[] key, GoldenColumn[] columns) => new("it", "", "trials", key, columns, null);

    private Assertion Judge(string csv, GoldenSeries series) => new GoldenJudge(database, [Tables.Trials], settings, default).Judge(Write(csv, series));

    private GoldenSeries Write(string? csv, GoldenSeries series)
    {
        string path = Path.Combine(tables.Folder, "golden.csv");
        if (csv is not null)
            File.WriteAllText(path, csv + "\n");
        return series with { File = path };
    }
}
