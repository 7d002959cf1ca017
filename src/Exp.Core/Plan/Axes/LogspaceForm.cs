using System.Numerics;

namespace Exp.Core.Plan.Axes;

/// <summary>Ten to the power of n exponents at equal distances, both ends included, as in NumPy.</summary>
internal sealed class LogspaceForm : AxisForm
{
    private const int Largest = 300;

    /// <inheritdoc/>
    public override string Name => "logspace";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Parameters => ["e1", "e2", "n"];

    /// <inheritdoc/>
    public override string Summary => "n powers of ten with exponents from e1 to e2, both included";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Values(IReadOnlyList<ExactDecimal> arguments, int most)
    {
        (ExactDecimal e1, ExactDecimal e2) = (arguments[0], arguments[1]);
        if (new[] { e1, e2 }.Any(e => e.CompareTo(Largest) > 0 || e.CompareTo(-Largest) < 0))
            throw new AxisException($"the exponents must be in [-{Largest}, {Largest}]");
        int n = CountOf(arguments[2], most);
        return [.. Enumerable.Range(0, n).Select(i => PowerOfTen((e1 * (n - 1 - i)) + (e2 * i), n - 1))];
    }

    // 10^(exponent / divisor)
    private static string PowerOfTen(ExactDecimal exponent, int divisor)
    {
        BigInteger ln10 = BigReal.Ln(10, 1);
        BigInteger logarithm = exponent.Digits * BigInteger.Pow(10, Math.Max(exponent.Exponent, 0)) * ln10
            / (divisor * BigInteger.Pow(10, Math.Max(-exponent.Exponent, 0)));
        (BigInteger numerator, BigInteger denominator) = BigReal.Exp(logarithm);
        return Exact.Text(numerator, denominator);
    }
}
