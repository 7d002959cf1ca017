using System.Globalization;
using System.Numerics;
using Exp.Core.Config;
using Exp.Engine.Numbers;

namespace Exp.Core.Plan.Axes;

/// <summary>n numbers at equal ratios, both ends included, as in NumPy. Exact where the number is: powers of ten and of two stay clean.</summary>
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
        int n = CountOf(arguments[2], most);
        (BigInteger Numerator, BigInteger Denominator) ratio = ExactDecimal.Ratio(b, a);
        var values = new List<string>(n);
        double before = a.Value;
        for (int i = 0; i < n; i++)
        {
            values.Add(Clean(a, ratio, i, n - 1) ?? NumberText.Canonical(Between(a.Value, b.Value, ratio, (double)i / (n - 1), before)));
            before = double.Parse(values[^1], NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        return values;
    }

    // a · ratio^(i/last) when that is a fraction.
    private static string? Clean(ExactDecimal a, (BigInteger Numerator, BigInteger Denominator) ratio, int i, int last)
    {
        int common = (int)BigInteger.GreatestCommonDivisor(i, last);
        (int power, int degree) = (i / common, last / common);
        if (Exact.Root(ratio.Numerator, degree) is not { } up || Exact.Root(ratio.Denominator, degree) is not { } down)
            return null;
        BigInteger numerator = a.Digits * BigInteger.Pow(up, power), denominator = BigInteger.Pow(down, power);
        return a.Exponent >= 0
            ? Exact.Text(numerator * BigInteger.Pow(10, a.Exponent), denominator)
            : Exact.Text(numerator, denominator * BigInteger.Pow(10, -a.Exponent));
    }

    // Never before the value before it and never past the end, whatever the last digit says.
    private static double Between(double a, double b, (BigInteger Numerator, BigInteger Denominator) ratio, double share, double before)
    {
        double quotient = b / a;
        double value = double.IsFinite(quotient) && quotient > 0
            ? a * Elementary.Exp(share * Elementary.Log(quotient))
            : Elementary.Exp(Elementary.Log(a) + (share * (Elementary.Log(b) - Elementary.Log(a))));
        bool rising = ratio.Numerator > ratio.Denominator;
        (double low, double high) = rising ? (before, b) : (b, before);
        return value < low ? low : value > high ? high : value;
    }
}
