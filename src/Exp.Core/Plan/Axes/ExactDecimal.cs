using System.Globalization;
using System.Numerics;
using Exp.Core.Config;

namespace Exp.Core.Plan.Axes;

/// <summary>
/// digits · 10^exponent, exactly: axis values are computed as a person would on paper, so that 0.1 + 2 · 0.1 is 0.3.
/// </summary>
internal readonly record struct ExactDecimal(BigInteger Digits, int Exponent) : IComparable<ExactDecimal>
{
    // Beyond this whole numbers are written as doubles are.
    private static readonly BigInteger longestWhole = BigInteger.Pow(10, 15);

    /// <summary>The value as a double, correctly rounded.</summary>
    public double Value => double.Parse(Exponential, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>True for whole numbers.</summary>
    public bool IsWhole => Exponent >= 0 || BigInteger.Remainder(Digits, BigInteger.Pow(10, -Exponent)).IsZero;

    private string Exponential => string.Create(CultureInfo.InvariantCulture, $"{Digits}e{Exponent}");

    /// <summary>A whole number.</summary>
    public static implicit operator ExactDecimal(int value) => new(value, 0);

    /// <summary>Sum.</summary>
    public static ExactDecimal operator +(ExactDecimal a, ExactDecimal b)
    {
        int exponent = Math.Min(a.Exponent, b.Exponent);
        return new ExactDecimal(a.At(exponent) + b.At(exponent), exponent);
    }

    /// <summary>Difference.</summary>
    public static ExactDecimal operator -(ExactDecimal a, ExactDecimal b) => a + new ExactDecimal(-b.Digits, b.Exponent);

    /// <summary>Product with a whole number.</summary>
    public static ExactDecimal operator *(ExactDecimal a, BigInteger b) => new(a.Digits * b, a.Exponent);

    /// <summary>Reads a finite number of the number grammar.</summary>
    public static ExactDecimal Parse(string text)
    {
        string[] parts = text.Split('e', 'E');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int fraction = point < 0 ? 0 : parts[0].Length - point - 1;
        var digits = BigInteger.Parse(
            parts[0].Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (digits.IsZero)
            return 0;
        int exponent = parts.Length == 1 ? 0 : int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return new ExactDecimal(digits, exponent - fraction);
    }

    /// <inheritdoc/>
    public int CompareTo(ExactDecimal other)
    {
        int exponent = Math.Min(Exponent, other.Exponent);
        return At(exponent).CompareTo(other.At(exponent));
    }

    /// <summary>a / b as a fraction in lowest terms with a positive denominator; b is not 0.</summary>
    public static (BigInteger Numerator, BigInteger Denominator) Ratio(ExactDecimal a, ExactDecimal b)
    {
        int exponent = Math.Min(a.Exponent, b.Exponent);
        return Exact.Reduce(a.At(exponent), b.At(exponent));
    }

    /// <summary>The natural logarithm of a value above 0, in the fixed point of <see cref="BigReal"/>.</summary>
    public BigInteger Ln() => BigReal.Ln(Digits * BigInteger.Pow(10, Math.Max(Exponent, 0)), BigInteger.Pow(10, Math.Max(-Exponent, 0)));

    /// <summary>In config form: whole numbers plain, others as the shortest text of the double.</summary>
    public string Text => IsWhole && Exponent < 16 && BigInteger.Abs(Whole) < longestWhole
        ? Whole.ToString(CultureInfo.InvariantCulture)
        : NumberText.Canonical(Value);

    /// <summary>The whole number that this is; only for whole values.</summary>
    public BigInteger Whole => Exponent >= 0 ? At(0) : Digits / BigInteger.Pow(10, -Exponent);

    private BigInteger At(int exponent) => Digits * BigInteger.Pow(10, Exponent - exponent);
}
