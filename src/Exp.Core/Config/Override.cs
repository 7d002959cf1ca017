namespace Exp.Core.Config;

/// <summary>One key=value of the command line.</summary>
/// <param name="Key">The dotted key.</param>
/// <param name="Values">One value, or the values of an axis.</param>
/// <param name="Text">Everything behind the = sign.</param>
internal sealed record Override(string Key, IReadOnlyList<Node> Values, string Text);
