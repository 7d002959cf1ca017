namespace Exp.Core.Plan.Conditions;

/// <summary>Judges conditions over settings. The plan knows no database; the composition root brings the code.</summary>
public interface ISettingConditions
{
    /// <summary>The answers, in the order of the conditions; every condition is asked of all settings at once.</summary>
    IReadOnlyList<ConditionAnswer> Ask(SettingRows settings, IReadOnlyList<string> conditions);
}
