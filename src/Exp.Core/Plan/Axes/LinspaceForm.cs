using System.Numerics;

namespace Exp.Core.Plan.Axes;

/// <summary>n numbers at equal distances, both ends included, as in NumPy.</summary>
internal sealed class LinspaceForm : AxisForm
{
    /// <inheritdoc/>
    public override string Name => "linspace";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Parameters => ["a", "b", "n"];

    /// <inheritdoc/>
    public override string Summary => "n numbers at equal distances from a to b, both included";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Values(IReadOnlyList<ExactDecimal> arguments, int most)
    {
        int n = CountOf(arguments[2], most);
        return [.. Enumerable.Range(0, n).Select(i => Between(arguments[0], arguments[1], i, n - 1))];
    }

    // (a (last − i) + b i) / last, rounded once.
    private static string Between(ExactDecimal a, ExactDecimal b, int i, int last)
    {
        ExactDecimal sum = (a * (last - i)) + (b * i);
        return sum.Exponent >= 0
            ? Exact.Text(sum.Digits * BigInteger.Pow(10, sum.Exponent), last)
            : Exact.Text(sum.Digits, last * BigInteger.Pow(10, -sum.Exponent));
    }
}
