using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Tables;
using Exp.Core.Sweeps;

namespace Exp.Core.Tests.Sweeps;

/// <summary>After a sweep its expectations are judged by the tables it wrote.</summary>
public sealed class JudgedSweepTests : IDisposable
{
    private static readonly SweepPlan Plan = Plans.Of(Plans.Iris + "\nexpect: [{that: 'it, learns', sql: 'true'}]\n");

    private readonly TempFolder folder = new();
    private int judged;

    [Fact]
    public void The_verdicts_are_a_table_and_part_of_the_summary()
    {
        SweepOutcome outcome = Sweeping.Run(Request(Plan));
        Assert.Equal("name,passed,observed\n\"it, learns\",0,6 rows\n", File.ReadAllText(folder.In("assertions.csv")));
        Assert.Equal([new Assertion("it, learns", false, "6 rows")], outcome.Summary!.Assertions);
        Assert.Contains("assertions.csv", outcome.Files);
        Assert.True(Manifest.IsComplete(folder.Path));
    }

    [Fact]
    public void They_are_judged_again_when_nothing_was_trained()
    {
        Sweeping.Run(Request(Plan));
        Sweeping.Run(Request(Plan));
        Assert.Equal(2, judged);
    }

    [Fact]
    public void Where_nothing_is_expected_nobody_is_asked_and_the_table_is_empty()
    {
        Sweeping.Run(Request(Plan));
        Sweeping.Run(Request(Plan with { Expectations = Expectations.None }));
        Assert.Equal("name,passed,observed\n", File.ReadAllText(folder.In("assertions.csv")));
        Assert.Equal(1, judged);
    }

    [Fact]
    public void A_finished_folder_knows_its_tables()
    {
        Sweeping.Run(Request(Plan));
        FinishedFolder finished = FinishedFolder.Open(folder.Path);
        Assert.Equal(
            Columns.Measured(Plan.AxisKeys).SelectMany(t => t.About.Select(c => (t.Name, c))),
            finished.Tables.SelectMany(t => t.About.Select(c => (t.Name, c))));
    }

    [Fact]
    public void A_folder_that_is_none_or_not_complete_is_refused()
    {
        Assert.Contains("is no folder", Refused(folder.In("nowhere")), StringComparison.Ordinal);
        Assert.Contains("is not a results folder", Refused(folder.Path), StringComparison.Ordinal);
        new Manifest(Plan, "exp", DateTimeOffset.UnixEpoch).Write(folder.Path, files: null, finishedUtc: null);
        Assert.Contains("is not complete", Refused(folder.Path), StringComparison.Ordinal);
        new Manifest(Plan, "exp", DateTimeOffset.UnixEpoch).Write(folder.Path, new Dictionary<string, string>(), DateTimeOffset.UnixEpoch);
        Assert.Contains("schema.json is missing or damaged", Refused(folder.Path), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static string Refused(string path) => Assert.Throws<ResultsException>(() => FinishedFolder.Open(path)).Message;

    private SweepRequest Request(SweepPlan plan) => Sweeping.Request(plan, folder.Path) with { Judge = Judge };

    private Assertion[] Judge(Expectations asked, FinishedFolder finished, CancellationToken stop)
    {
        judged++;
        int rows = 0;
        using CsvRows trials = CsvRows.Open(finished.Path, finished.Tables.Single(t => t.Name == "trials"));
        while (trials.Read())
            rows++;
        return [.. asked.Expect.Select(e => new Assertion(e.That, false, $"{rows} rows"))];
    }
}
