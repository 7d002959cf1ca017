using Exp.Core.Plan.Conditions;

namespace Exp.Query.Tests;

public class ConditionTests
{
    // sgd with momentum 0 and 0.9, adam, and a setting whose optimizer nobody could read.
    private static readonly SettingRows settings = new(4,
    [
        new SectionValues("optimizer", ["""{"kind":"sgd","lr":0.1,"momentum":0}""", """{"kind":"sgd","lr":2,"momentum":0.9}""", """{"kind":"adam","lr":0.1}"""], [0, 1, 2, -1]),
        new SectionValues("batch", ["""{"size":32,"strategy":"mini"}"""], [0, 0, 0, 0]),
        new SectionValues("model", ["""{"hidden":[16,16],"kind":"mlp"}""", """{"hidden":[],"kind":"mlp"}"""], [0, 1, 0, 1]),
        new SectionValues("precision", ["\"float32\"", "\"float64\""], [0, 1, 1, 0]),
    ]);

    [Theory]
    [InlineData("optimizer.kind = 'sgd'", "1100")]
    [InlineData("optimizer.momentum > 0.5 or optimizer.lr = 0.1", "1110")]
    [InlineData("optimizer.momentum is null", "0011")]
    [InlineData("optimizer.momentum < 1 -- all that have one", "1100")]
    [InlineData("batch.size > 16 and precision = 'float64'", "0110")]
    [InlineData("model.hidden = '[16,16]';", "1010")]
    [InlineData("null > 1", "0000")]
    [InlineData("true", "1111")]
    public void A_condition_holds_where_it_is_true_and_nowhere_else(string condition, string expected)
    {
        ConditionAnswer answer = Assert.Single(new SettingConditions().Ask(settings, [condition]));
        Assert.Null(answer.Problem);
        Assert.Equal(expected, string.Concat(answer.Holds.Select(h => h ? '1' : '0')));
    }

    [Theory]
    [InlineData("optimizer.momentm > 1", "no key 'momentm'; did you mean 'momentum'?")]
    [InlineData("batch.momentum > 1", "no key 'momentum'; the nearest are size")]
    [InlineData("optmizer.lr > 1", "no section 'optmizer'; did you mean 'optimizer'? (character 1)")]
    [InlineData("true and lr > 1", "no column 'lr'; write optimizer.lr (character 10)")]
    [InlineData("kind = 'sgd'", "no column 'kind'; write optimizer.kind or model.kind (character 1)")]
    [InlineData("optimizer.lr", "gives DOUBLE instead of a boolean; compare it with something")]
    [InlineData("optimizer.lr >", "syntax error at or near \")\" (at the end)")]
    [InlineData("count(*) > 1", "counts over settings; a condition looks at one")]
    [InlineData("select true", "is a query; write a condition over one setting, such as optimizer.lr > 1")]
    [InlineData("cast(optimizer.kind as double) > 1", "Could not convert string 'sgd' to DOUBLE")]
    public void What_is_no_condition_is_refused_with_a_cure_beside_good_ones(string condition, string problem)
    {
        IReadOnlyList<ConditionAnswer> answers = new SettingConditions().Ask(settings, ["optimizer.lr > 1", condition]);
        Assert.Equal([null, problem], answers.Select(a => a.Problem));
    }

    [Fact]
    public void All_of_them_are_refused_at_once() => Assert.All(
        new SettingConditions().Ask(settings, ["optimizer.lr", "cast(optimizer.kind as double) > 1", "batch.siz > 1"]), a => Assert.NotNull(a.Problem));

    [Fact]
    public void The_outside_is_out_of_reach() =>
        Assert.NotNull(new SettingConditions().Ask(settings, ["(select count(*) from glob('/*')) > 0"])[0].Problem);
}
