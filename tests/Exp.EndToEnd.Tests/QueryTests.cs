using System.Diagnostics;

namespace Exp.EndToEnd.Tests;

/// <summary>`exp query`, as a user meets it.</summary>
public sealed class QueryTests(QueryTests.Asked asked) : IClassFixture<QueryTests.Asked>
{
    private const string Text =
        """
        name: asked
        data: {dataset: iris, validation: 0.2}
        model: {kind: mlp, hidden: [4]}
        train: {epochs: 1}
        sweep: {grid: {optimizer: [{kind: sgd, lr: 1.25e-7}, {kind: adam, lr: 0.1}]}}

        """;

    private readonly Workplace place = asked.Place;

    [Theory]
    [InlineData("select optimizer, lr / 3 as third from trials order by lr", "", "optimizer        third\nsgd        4.16667E-08\nadam         0.0333333\n")]
    [InlineData("select optimizer, lr / 3 as third from trials order by lr", "--csv", "optimizer,third\nsgd,4.166666666666666E-08\nadam,0.03333333333333333\n")]
    [InlineData("select optimizer, lr / 3 as third from trials order by lr", "--md", "| optimizer | third |\n| --- | ---: |\n| sgd | 4.16667E-08 |\n| adam | 0.0333333 |\n")]
    [InlineData("select lr / 3 as third, null as n, lr > 1 as large from trials where lr < 1e-3", "--json", "[\n  {\n    \"third\": 4.166666666666666E-08,\n    \"n\": null,\n    \"large\": false\n  }\n]\n")]
    [InlineData("select settings.optimizer.kind as k, [repeat, 7] as l from trials join settings using (trial_id) order by lr", "--csv", "k,l\nsgd,\"[0,7]\"\nadam,\"[0,7]\"\n")]
    [InlineData("select 1e300 * 1e300 as huge, 'a\"b|' as t", "--csv", "huge,t\n,\"a\"\"b|\"\n")]
    [InlineData("select sum(index) as s, 12345678901234567890::hugeint as h, 0.1::float as f, 'ab'::blob as b from trials", "--csv", "s,h,f,b\n1,12345678901234567890,0.1,6162\n")]
    [InlineData("2 ** 0.5", "", "(2 ** 0.5)\n   1.41421\n")]
    [InlineData("from query_table('tri' || 'als') select count(*) as n", "", "n\n2\n")]
    [InlineData("select trial_id from trials where lr > 1", "--json", "[]\n")]
    public async Task An_answer_is_written_as_asked(string sql, string format, string answer)
    {
        string before = place.Digests("results/asked");
        Ended ended = (await Query(sql, [.. new[] { format }.Where(f => f.Length > 0)])).Fine();
        Assert.Equal((answer, ""), (ended.Output, ended.Error));
        Assert.Equal(before, place.Digests("results/asked"));
    }

    [Theory]
    [InlineData("select * from trials")]
    [InlineData("describe trials")]
    [InlineData("show tables")]
    [InlineData("summarize epochs")]
    [InlineData("pivot trials on optimizer using max(lr) group by data_id")]
    [InlineData("select repeat('long ', 50) as a, 'b' as b")]
    public async Task A_table_fits_80_columns(string sql)
    {
        Ended ended = (await Query(sql)).Fine();
        Assert.All(ended.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.True(ended.Output.Count(c => c == '\n') > 1, ended.Output);
    }

    [Theory]
    [InlineData("select los from trials", "sql: error: no column 'los'; the nearest are loss_best, loss_init, loss_kind (character 8)\n")]
    [InlineData("select lr from trails", "sql: error: no table 'trails'; did you mean 'trials'? (character 16)\n")]
    [InlineData("drop table trials", "sql: error: syntax error at or near \"table\" (character 6)\n")]
    [InlineData("select 1; drop table trials", "sql: error: syntax error at or near \";\" (character 9)\n")]
    [InlineData("select map(['a'], [null]) as m", "sql: error: column 'm' has a value that cannot be read as Map; cast it to varchar\n")]
    [InlineData("select interval '2 months' as i", "sql: error: column 'i' has a value that cannot be read as Interval; cast it to varchar\n")]
    [InlineData(" ", "sql: error: there is no SQL; write a query such as select * from trials\n")]
    public async Task What_cannot_be_asked_is_one_line_with_its_place(string sql, string error)
    {
        Ended ended = (await Query(sql)).With(2);
        Assert.Equal(("", error), (ended.Output, ended.Error));
    }

    [Fact]
    public async Task A_long_query_comes_from_a_file_and_its_mistakes_have_line_and_column()
    {
        place.With("q.sql", "-- the best\nselect max(val_acc_final) > 0 as learns\nfrom trials;\n");
        Assert.Equal("learns\ntrue\n", (await ExpProgram.Run(place.Folder, "query", "results/asked", "--file", "q.sql")).Fine().Output);
        place.With("q.sql", "select lr\nfrom trails\n");
        Ended ended = (await ExpProgram.Run(place.Folder, "query", "results/asked", "--file", "q.sql")).With(2);
        Assert.Equal("q.sql(2,6): error: no table 'trails'; did you mean 'trials'?\n", ended.Error);
    }

    [Fact]
    public async Task Nothing_but_finished_results_can_be_asked()
    {
        place.With("secret.csv", "a\n1\n");
        Assert.StartsWith("sql: error: Cannot access file", (await Query($"select * from '{place["secret.csv"]}'")).With(2).Error, StringComparison.Ordinal);
        Assert.Contains("is no folder", (await ExpProgram.Run(place.Folder, "query", "nowhere", "select 1")).With(4).Error, StringComparison.Ordinal);
        File.Move(place["results", "asked", "baselines.csv"], place["baselines.csv"]);
        Assert.Contains("baselines.csv is missing", (await Query("select * from baselines")).With(4).Error, StringComparison.Ordinal);
        File.Move(place["baselines.csv"], place["results", "asked", "baselines.csv"]);
        Assert.Equal("exp: error: write one query, as \"select ...\" or with --file\n", (await ExpProgram.Run(place.Folder, "query", "results/asked")).With(2).Error);
        Assert.Equal("exp: error: --csv, --json and --md exclude each other\n", (await Query("select 1", "--csv", "--md")).With(2).Error);
    }

    [Fact]
    public async Task A_signal_ends_a_query_without_end()
    {
        using ExpProgram program = ExpProgram.Start(
            place.Folder, [], "query", "results/asked", "select sum(a.range * b.range) from range(10000000) a, range(10000000) b");
        using var process = Process.GetProcessById(program.Id);
        while (!program.HasEnded && process.TotalProcessorTime < TimeSpan.FromSeconds(2)) // beyond all that comes before the query
            await Task.Delay(5, TestContext.Current.CancellationToken);
        program.Signal("INT");
        Ended ended = (await program.End()).With(130);
        Assert.Equal(("", "exp: interrupted\n"), (ended.Output, ended.Error));
    }

    private Task<Ended> Query(string sql, params string[] options) => ExpProgram.Run(place.Folder, ["query", "results/asked", sql, .. options]);

    /// <summary>One small sweep for all of them.</summary>
    public sealed class Asked : IAsyncLifetime
    {
        internal Workplace Place { get; } = new Workplace().With("x.yaml", Text);

        public async ValueTask InitializeAsync() => (await ExpProgram.Run(Place.Folder, "sweep", "x.yaml", "-q")).Fine();

        public ValueTask DisposeAsync()
        {
            Place.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
