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
    public IReadOnlyList<ExpectationProblem> Check(Expectations asked, IReadOnlyList<string> axisKeys, IReadOnlyList<string> settings)
    {
        ArgumentNullException.ThrowIfNull(asked);
        using var database = new Database();
        IReadOnlyList<ITable> tables = folder?.Tables ?? Columns.Measured(axisKeys);
        foreach (ITable table in tables)
            database.Create(table);
        HashSet<string> paths = Settings(database, asked, () => folder is null
            ? [.. settings.Select(s => new TrialSettingsText("", 0, s))]
            : PlanFile.Settings(folder.Path));
        var questions = new Questions(database, CancellationToken.None);
        var golden = new GoldenCheck(database, tables, paths);
        return
        [
            .. asked.Expect
                .Select((e, i) => (Problem: questions.Objection(new SqlText(e.Sql)), Index: i))
                .Where(p => p.Problem is not null)
                .Select(p => new ExpectationProblem(["expect", p.Index, "sql"], p.Problem!)),
            .. asked.Golden.SelectMany(golden.Problems),
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
        foreach (ITable table in folder.Tables.Where(t => Names(asked, t.Name)))
            database.Load(table, folder.Path, stop);
        HashSet<string> paths = Settings(database, asked, () => PlanFile.Settings(folder.Path));
        var questions = new Questions(database, stop);
        var golden = new GoldenJudge(database, folder.Tables, paths, stop);
        return [.. asked.Expect.Select(questions.Judge), .. asked.Golden.Select(golden.Judge)];
    }

    // What no text names is not asked for: no time is spent on loading it.
    private static bool Names(Expectations asked, string table) =>
        asked.Expect.Select(e => e.Sql).Concat(asked.Golden.SelectMany(g => g.Columns.Concat(g.Key).Select(c => c.Of).Append(g.Where).Append(g.Table)))
            .Any(text => text?.Contains(table, StringComparison.OrdinalIgnoreCase) == true);

    private static HashSet<string> Settings(Database database, Expectations asked, Func<IReadOnlyList<TrialSettingsText>> trials) =>
        asked.Golden.Count > 0 || Names(asked, SettingsTable.Name) ? SettingsTable.Create(database, trials()) : [];
}
