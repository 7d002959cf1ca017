namespace Exp.Core.Plan;

/// <summary>The value of one swept key in one trial.</summary>
/// <param name="Key">Dotted key: optimizer.lr.</param>
/// <param name="Text">The value in canonical config form: 0.1, relu, {kind: sgd, momentum: 0.9}.</param>
public sealed record AxisValue(string Key, string Text);
