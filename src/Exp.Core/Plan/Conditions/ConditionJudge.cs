using Exp.Core.Config;

namespace Exp.Core.Plan.Conditions;

/// <summary>Asks conditions of settings; whatever is wrong with them is reported with its place.</summary>
internal sealed class ConditionJudge(ISettingConditions? conditions, Problems problems)
{
    /// <summary>For every condition whether it holds for each setting; null when one of them cannot be asked.</summary>
    public IReadOnlyList<IReadOnlyList<bool>>? Ask(IReadOnlyList<Condition> asked, SettingRows rows)
    {
        if (conditions is null)
        {
            problems.Add(asked[0].Place, $"{asked[0].Name}: conditions cannot be judged here");
            return null;
        }
        IReadOnlyList<ConditionAnswer> answers = conditions.Ask(rows, [.. asked.Select(c => c.Sql)]);
        foreach ((Condition condition, ConditionAnswer answer) in asked.Zip(answers).Where(p => p.Second.Problem is not null))
        {
            if (!BlamesWhatIsMissing(condition, rows))
                problems.Add(condition.Place, $"{condition.Name}: {answer.Problem}");
        }
        return answers.Any(a => a.Problem is not null) ? null : [.. answers.Select(a => a.Holds)];
    }

    // A section that no setting has for reasons already reported is not the condition's fault.
    private bool BlamesWhatIsMissing(Condition condition, SettingRows rows) => problems.Count > 0 && TrialKeys.Sections
        .Where(s => rows.Sections.All(r => r.Name != s.Name))
        .Any(s => condition.Sql.Contains(s.Name, StringComparison.Ordinal));
}
