using System.Globalization;
using System.Numerics;
using Exp.Core.Config;

namespace Exp.Core.Plan.Axes;

/// <summary>Exact arithmetic on fractions of whole numbers.</summary>
internal static class Exact
{
    // More digits than a double needs to be rounded correctly, a last one marking what was cut off.
    private const int Digits = 40;

    /// <summary>The fraction in lowest terms with a positive denominator.</summary>
    public static (BigInteger Numerator, BigInteger Denominator) Reduce(BigInteger numerator, BigInteger denominator)
    {
        BigInteger common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return (numerator / common, denominator / common);
    }

    /// <summary>numerator / denominator in config form, correctly rounded; denominator above 0.</summary>
    public static string Text(BigInteger numerator, BigInteger denominator)
    {
        (numerator, denominator) = Reduce(numerator, denominator);
        if (denominator.IsOne)
            return new ExactDecimal(numerator, 0).Text;
        // As many decimal places as leave 40 significant digits.
        double magnitude = (numerator.GetBitLength() - denominator.GetBitLength()) * 0.30103;
        int places = Digits - (int)magnitude;
        BigInteger scaled = BigInteger.Abs(numerator) * BigInteger.Pow(10, Math.Max(places, 0));
        BigInteger quotient = BigInteger.DivRem(scaled, denominator * BigInteger.Pow(10, Math.Max(-places, 0)), out BigInteger rest);
        string text = string.Create(
            CultureInfo.InvariantCulture, $"{(numerator.Sign < 0 ? "-" : "")}{quotient}{(rest.IsZero ? 0 : 1)}e{-places - 1}");
        return NumberText.Canonical(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
