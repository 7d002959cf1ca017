namespace Exp.Core.Plan;

/// <summary>One value of a resolved config and where it came from.</summary>
/// <param name="Key">Dotted key.</param>
/// <param name="Value">In config form; the values of a swept key separated by commas.</param>
/// <param name="Origin">"configs/x.yaml(3,7)", "command line", "default", or "axis, configs/x.yaml(9,5)".</param>
/// <param name="Summary">What the key means.</param>
public sealed record ResolvedValue(string Key, string Value, string Origin, string Summary);
