namespace Exp.Core.Results.Files;

/// <summary>A trial of a plan.json.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What distinguishes it from the others, for people.</param>
/// <param name="Flops">Operations of its whole budget.</param>
public sealed record PlannedTrialText(string Id, string Label, double Flops);
