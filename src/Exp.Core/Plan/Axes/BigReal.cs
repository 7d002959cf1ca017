using System.Numerics;

namespace Exp.Core.Plan.Axes;

/// <summary>
/// Logarithm and exponential in fixed point with 192 binary places: enough that every axis value is the double nearest
/// to the true one, the same on every machine, and clean where the true one is (0.001, 16).
/// </summary>
internal static class BigReal
{
    private const int Places = 192;

    private static readonly BigInteger one = BigInteger.One << Places;
    private static readonly BigInteger ln2 = TwiceArtanh(one / 3);

    /// <summary>ln(numerator / denominator), both above 0, in fixed point.</summary>
    public static BigInteger Ln(BigInteger numerator, BigInteger denominator)
    {
        // = 2^k · m with m between 1/2 and 2; ln m = 2 artanh((m − 1) / (m + 1)).
        int k = (int)(numerator.GetBitLength() - denominator.GetBitLength());
        BigInteger top = numerator << Math.Max(-k, 0), bottom = denominator << Math.Max(k, 0);
        return (k * ln2) + TwiceArtanh(((top - bottom) << Places) / (top + bottom));
    }

    /// <summary>exp(x) of a fixed-point x as a fraction.</summary>
    public static (BigInteger Numerator, BigInteger Denominator) Exp(BigInteger x)
    {
        // = 2^k · exp(r) with |r| at most ln 2 / 2; exp(r) by its Taylor series.
        int k = (int)BigInteger.Divide((2 * x) + (x.Sign * ln2), 2 * ln2);
        BigInteger r = x - (k * ln2), term = one, sum = one;
        for (int n = 1; !term.IsZero; n++)
        {
            term = Times(term, r) / n;
            sum += term;
        }
        return (sum << Math.Max(k, 0), one << Math.Max(-k, 0));
    }

    private static BigInteger TwiceArtanh(BigInteger z)
    {
        BigInteger square = Times(z, z), power = z, sum = z;
        for (int n = 3; !power.IsZero; n += 2)
        {
            power = Times(power, square);
            sum += power / n;
        }
        return 2 * sum;
    }

    // Towards 0, so that every series ends.
    private static BigInteger Times(BigInteger a, BigInteger b) => a * b / one;
}
