namespace Exp.Core.Plan;

/// <summary>Judges expectations before anything runs. The plan knows no database; the composition root brings the code.</summary>
public interface IExpectationCheck
{
    /// <summary>Everything wrong with them; empty when they can be asked of finished results.</summary>
    /// <param name="asked">At least one.</param>
    /// <param name="axisKeys">Swept keys, for their columns.</param>
    /// <param name="settings">The settings in canonical form, for what can be asked of them.</param>
    IReadOnlyList<ExpectationProblem> Check(Expectations asked, IReadOnlyList<string> axisKeys, IReadOnlyList<string> settings);
}
