using Exp.Core.Config;
using Exp.Core.Plan;

namespace Exp.Core.Tests.Plan;

public class ExpectationTests
{
    private const string Text = """
        data: {dataset: iris}
        sweep: {grid: {model.hidden: [[4], [8]]}}
        expect:
          - that: it learns
            sql: good
          - {that: it ends, sql: bad}

        """;

    [Fact]
    public void They_are_part_of_the_plan_and_of_no_trial()
    {
        SweepPlan plan = Planned.Of(Text);
        Assert.Equal([new Expectation("it learns", "good"), new Expectation("it ends", "bad")], plan.Expectations.Expect);
        Assert.Equal(Planned.Of("data: {dataset: iris}\nsweep: {grid: {model.hidden: [[4], [8]]}}").Fingerprint, plan.Fingerprint);
    }

    [Fact]
    public void What_is_wrong_with_their_sql_is_said_with_its_place_beside_everything_else()
    {
        using var files = new Planned(("x.yaml", Text.Replace("iris", "irsi", StringComparison.Ordinal)));
        var check = new FakeCheck();
        var wrong = Assert.Throws<ConfigException>(() => Planner.Plan(files["x.yaml"], [], "", [], expectations: check));
        Assert.Equal(
            "x.yaml(1,17): error: unknown dataset 'irsi'; did you mean 'iris'?\nx.yaml(6,26): error: expect[1].sql: is bad",
            files.Short(string.Join('\n', wrong.Problems)));
        Assert.Equal(["model.hidden"], check.AxisKeys);
    }

    [Theory]
    [InlineData("expect: 3", "x.yaml(2,9): error: expect must be a list of values such as [a, b], got '3'")]
    [InlineData("expect: [good]", "x.yaml(2,10): error: expect[0] must be a map with the keys that, sql, got 'good'")]
    [InlineData("expect: [{that: it}]", "x.yaml(2,10): error: expect[0].sql is missing: one boolean over the result tables: an expression, or a select with one row and one column")]
    [InlineData("expect: [{that: a, sql: x}, {that: a, sql: y}]", "x.yaml(2,36): error: expect[1].that: 'a' is expected twice; keep one, or say how they differ")]
    [InlineData("expect: [{that: '', sql: x}]", "x.yaml(2,17): error: expect[0].that must be one line of words")]
    [InlineData("expect: [{that: \"a\\nb\", sql: x}]", "x.yaml(2,17): error: expect[0].that must be one line of words")]
    [InlineData("sweep: {grid: {expect: [[], []]}}", "x.yaml(2,16): error: 'expect' cannot be an axis")]
    public void A_wrong_form_is_refused(string text, string message) => Assert.Equal(message, Planned.Wrong("data: {dataset: iris}\n" + text));

    [Fact]
    public void The_command_line_can_leave_them_out() => Assert.Empty(Planned.Of(Text, "expect=[]").Expectations.Expect);

    [Fact]
    public void They_are_read_from_a_config_whose_data_are_not_there()
    {
        using var files = new Planned(("x.yaml", Text.Replace("iris", "{kind: csv, path: gone.csv, target: y}", StringComparison.Ordinal).Replace("bad", "fine", StringComparison.Ordinal)));
        Assert.Equal(2, ExpectationReader.Read(files["x.yaml"], new FakeCheck()).Count);
    }

    [Fact]
    public void Read_alone_they_are_checked_too()
    {
        using var files = new Planned(("x.yaml", Text));
        var wrong = Assert.Throws<ConfigException>(() => ExpectationReader.Read(files["x.yaml"], new FakeCheck()));
        Assert.Equal("x.yaml(6,26): error: expect[1].sql: is bad", files.Short(string.Join('\n', wrong.Problems)));
    }

    [Fact]
    public void The_resolved_config_holds_them_readable_and_whole()
    {
        string text = $"data: {{dataset: iris}}\nexpect:\n  - that: it learns\n    sql: \"select max(x) > 0.9\\nfrom trials where {new string('a', 150)} = 1\"\n";
        string resolved = Planned.Of(text).ResolvedConfig;
        Assert.Equal(Planned.Of(text).Expectations.Expect, Planned.Of(resolved).Expectations.Expect);
        Assert.Contains("\n  - that: it learns\n    sql: ", resolved, StringComparison.Ordinal);
    }

    /// <summary>Finds fault with every sql that says so.</summary>
    private sealed class FakeCheck : IExpectationCheck
    {
        public IReadOnlyList<string> AxisKeys { get; private set; } = [];

        public IReadOnlyList<ExpectationProblem> Check(Expectations asked, IReadOnlyList<string> axisKeys, IReadOnlyList<string> settings)
        {
            AxisKeys = axisKeys;
            return [.. asked.Expect.Select((e, i) => (e, i)).Where(p => p.e.Sql == "bad").Select(p => new ExpectationProblem(["expect", p.i, "sql"], "is bad"))];
        }
    }
}
