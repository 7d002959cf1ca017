using System.Numerics;

namespace Exp.Core.Plan.Axes;

/// <summary>n numbers at equal ratios, both ends included, as in NumPy.</summary>
internal sealed class GeomspaceForm : AxisForm
{
    /// <inheritdoc/>
    public override string Name => "geomspace";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Parameters => ["a", "b", "n"];

    /// <inheritdoc/>
    public override string Summary => "n numbers at equal ratios from a to b, both included";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Values(IReadOnlyList<ExactDecimal> arguments, int most)
    {
        (ExactDecimal a, ExactDecimal b) = (arguments[0], arguments[1]);
        if (a.Digits.Sign <= 0 || b.Digits.Sign <= 0)
            throw new AxisException("both ends must be above 0");
        int last = CountOf(arguments[2], most) - 1;
        BigInteger lnA = a.Ln(), lnB = b.Ln();
        IEnumerable<string> between = Enumerable.Range(1, last - 1).Select(i => Text(((lnA * (last - i)) + (lnB * i)) / last));
        return [a.Text, .. between, b.Text];
    }

    private static string Text(BigInteger logarithm)
    {
        (BigInteger numerator, BigInteger denominator) = BigReal.Exp(logarithm);
        return Exact.Text(numerator, denominator);
    }
}
