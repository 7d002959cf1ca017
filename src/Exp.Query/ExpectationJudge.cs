using Exp.Core.Plan;
using Exp.Core.Results;
using Exp.Core.Results.Files;
using Exp.Core.Results.Tables;

namespace Exp.Query;

/// <summary>Judges what a config expects: beforehand whether it can be asked, afterwards whether it holds.</summary>
/// <param name="folder">Finished results whose tables are asked; null for those that a sweep will write.</param>
public sealed class ExpectationJudge(FinishedFolder? folder = null) : IExpectationCheck
{
    /// <inheritdoc/>
    public IReadOnlyList<ExpectationProblem> Check(Expectations asked, IReadOnlyList<string> axisKeys)
    {
        ArgumentNullException.ThrowIfNull(asked);
        using var database = new Database();
        foreach (ITable table in folder?.Tables ?? Columns.Measured(axisKeys))
            database.Create(table);
        var questions = new Questions(database, CancellationToken.None);
        return
        [
            .. asked.Expect
                .Select((e, i) => (Problem: questions.Objection(new SqlText(e.Sql)), Index: i))
                .Where(p => p.Problem is not null)
                .Select(p => new ExpectationProblem(["expect", p.Index, "sql"], p.Problem!)),
        ];
    }

    /// <summary>Judges them by the tables of a folder; one that cannot be asked, or has no value, does not hold.</summary>
    /// <exception cref="ResultsException">A table is missing or damaged.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static IReadOnlyList<Assertion> Judge(Expectations asked, FinishedFolder folder, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(folder);
        if (asked.Count == 0)
            return [];
        using var database = new Database();
        foreach (ITable table in folder.Tables.Where(t => asked.Expect.Any(e => e.Sql.Contains(t.Name, StringComparison.OrdinalIgnoreCase))))
            database.Load(table, folder.Path, stop);
        var questions = new Questions(database, stop);
        return [.. asked.Expect.Select(questions.Judge)];
    }
}
