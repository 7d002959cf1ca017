using Exp.Core.Plan;
using Exp.Core.Results;

namespace Exp.Query;

/// <summary>Yes-or-no questions to a database.</summary>
internal sealed class Questions(Database database, CancellationToken stop)
{
    private const string Describe = "describe ";

    /// <summary>Why this is no question with a yes or a no; null when it is one. Nothing is computed.</summary>
    public string? Objection(SqlText sql)
    {
        if (string.IsNullOrWhiteSpace(sql.Written))
            return "is empty; write a condition such as (select max(val_acc_final) from trials) > 0.9";
        try
        {
            Answer columns = database.Ask(Describe + sql.Statement, stop);
            if (columns.Rows.Count != 1)
                return $"gives {columns.Rows.Count} columns; one is expected";
            string type = (string)columns.Rows[0][1]!;
            return type == "BOOLEAN" ? null : $"gives {type} instead of a boolean; compare it with something";
        }
        catch (SqlException e)
        {
            string place = sql.Place(Describe, e.Position);
            return place.Length == 0 ? e.Message : $"{e.Message} ({place})";
        }
    }

    /// <summary>Asks it.</summary>
    public Assertion Judge(Expectation expectation)
    {
        var sql = new SqlText(expectation.Sql);
        try
        {
            Answer answer = database.Ask(sql.Statement, stop);
            return answer.Rows.Count == 1
                ? new Assertion(expectation.That, answer.Rows[0] is [true], Observed(sql, answer))
                : new Assertion(expectation.That, false, $"no value: the query gives {answer.Rows.Count} rows, one is expected");
        }
        catch (SqlException e)
        {
            return new Assertion(expectation.That, false, $"no value: {e.Message}");
        }
    }

    private string Observed(SqlText sql, Answer answer)
    {
        string value = answer.Rows[0] switch
        {
            [true] => "true",
            [false] => "false",
            _ => "no value",
        };
        try
        {
            return Operands.Of(sql.Statement, database, stop) is { } operands ? operands : value;
        }
        catch (SqlException)
        {
            return value; // the operands are an extra
        }
    }
}
