using Exp.Core.Plan;
using Exp.Core.Results;

namespace Exp.Query.Tests;

public sealed class QuestionTests : IDisposable
{
    private readonly Tables tables = new();
    private readonly Database database;
    private readonly Questions questions;

    public QuestionTests()
    {
        database = tables.With("a,0,0.01,0.75", "b,1,0.1,0.9371327", "c,2,1,0.5", "d,3,10,");
        questions = new Questions(database, CancellationToken.None);
    }

    [Theory]
    [InlineData("select max(val_acc_final) > 0.9 from trials", true, "0.937133 > 0.9")]
    [InlineData("(select max(val_acc_final) from trials) > 0.95", false, "0.937133 > 0.95")]
    [InlineData("(select max(val_acc_final) > 0.9 from trials)", true, "0.937133 > 0.9")]
    [InlineData("select arg_max(lr, val_acc_final) between 0.05 and 2 from trials", true, "0.1 between 0.05 and 2")]
    [InlineData("select count(*) = 4 and min(lr) <= 1e-2 from trials;", true, "4 = 4 and 0.01 <= 0.01")]
    [InlineData("select count(*) = 5 or (count(*) > 9 and max(lr) < 1) from trials", false, "4 = 5 or (4 > 9 and 10 < 1)")]
    [InlineData("select not (count(*) between 3 and 5) from trials", false, "not (4 between 3 and 5)")]
    [InlineData("select bool_and(lr < 1) from trials -- all", false, "2 of 4 rows")]
    [InlineData("select bool_and(val_acc_final > 0.6) from trials", false, "2 of 3 rows")]
    [InlineData("with best as (select max(val_acc_final) as m from trials) select m > 0.9 from best", true, "0.937133 > 0.9")]
    [InlineData("(select trial_id from trials where lr = 1) = 'c'", true, "'c' = 'c'")]
    [InlineData("exists (select 1 from trials where lr > 5)", true, "true")]
    [InlineData("not exists (select 1 from trials where lr > 5)", false, "false")]
    [InlineData("select max(val_acc_final) > null from trials", false, "0.937133 > no value")]
    [InlineData("(select val_acc_final from trials where lr = 10) > 0.5", false, "no value > 0.5")]
    [InlineData("select list(val_acc_final order by lr) = [0.75, 1] from trials", false, "[0.75, 0.937133, 0.5, no value] = [0.75, 1]")]
    [InlineData("select [[1, null], [2]] = [[1], [2]]", false, "[[1, no value], [2]] = [[1], [2]]")]
    [InlineData("null", false, "no value")]
    [InlineData("select lr > 0 from trials", false, "no value: the query gives 4 rows, one is expected")]
    [InlineData("select lr > 0 from trials where lr > 99", false, "no value: the query gives 0 rows, one is expected")]
    [InlineData("select cast(trial_id as double) > 0 from trials where lr = 1", false, "no value: Could not convert string 'c' to DOUBLE when casting from source column trial_id")]
    public void A_question_is_answered_with_the_values_that_were_compared(string sql, bool passed, string observed) =>
        Assert.Equal(new Assertion("it", passed, observed), questions.Judge(new Expectation("it", sql)));

    [Theory]
    [InlineData("select max(val_acc) > 0.9 from trials", "no column 'val_acc'; the nearest are val_acc_final, trial_id, lr (character 12)")]
    [InlineData("select max(lr) > 0.9 from trails", "no table 'trails'; did you mean 'trials'? (character 27)")]
    [InlineData("select\n  max(lr) > 0.9\nfrom trails", "no table 'trails'; did you mean 'trials'? (line 3, character 6)")]
    [InlineData("(select mex(lr) from trials) > 1", "no function 'mex'; did you mean 'max'? (character 9)")]
    [InlineData("select max(lr) > from trials", "syntax error at or near \"from\" (character 18)")]
    [InlineData("max(lr) >", "syntax error at or near \")\" (at the end)")]
    [InlineData("select max(lr) from trials", "gives DOUBLE instead of a boolean; compare it with something")]
    [InlineData("select lr > 0, lr > 1 from trials", "gives 2 columns; one is expected")]
    [InlineData("select 'é' = 'è' and los > 0 from trials", "no column 'los'; the nearest are lr (character 22)")]
    [InlineData("select true; select false", "syntax error at or near \";\" (character 12)")]
    [InlineData("drop table trials", "syntax error at or near \"table\" (character 6)")]
    [InlineData("set threads = 2", "syntax error at or near \"threads\" (character 5)")]
    [InlineData(" ", "is empty; write a condition such as (select max(val_acc_final) from trials) > 0.9")]
    public void What_is_no_question_is_refused_with_place_and_cure(string sql, string objection) =>
        Assert.Equal(objection, questions.Objection(new SqlText(sql)));

    [Fact]
    public void Good_questions_have_no_objection() =>
        Assert.Null(questions.Objection(new SqlText("-- why\nselect bool_and(lr > 0) from trials; ")));

    public void Dispose()
    {
        database.Dispose();
        tables.Dispose();
    }
}
