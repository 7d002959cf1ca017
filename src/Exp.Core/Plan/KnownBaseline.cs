namespace Exp.Core.Plan;

/// <summary>A baseline as a config may name it. The plan knows names; the composition root brings the code.</summary>
/// <param name="Name">majority, mlnet.lbfgs_maxent, …</param>
/// <param name="Summary">One line for people.</param>
/// <param name="Classification">Fits class labels.</param>
/// <param name="Regression">Fits real targets.</param>
public sealed record KnownBaseline(string Name, string Summary, bool Classification, bool Regression);
