namespace Exp.Core.Plan.Conditions;

/// <summary>An axis that is there only for some settings of the others.</summary>
/// <param name="Key">Its dotted key.</param>
/// <param name="Condition">When it is there.</param>
internal sealed record ConditionalAxis(string Key, Condition Condition);
