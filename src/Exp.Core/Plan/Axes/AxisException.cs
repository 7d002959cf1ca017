namespace Exp.Core.Plan.Axes;

/// <summary>An axis that cannot be made; the message says why. Never leaves this folder.</summary>
internal sealed class AxisException(string message) : Exception(message);
