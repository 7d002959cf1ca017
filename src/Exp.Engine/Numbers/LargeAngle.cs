namespace Exp.Engine.Numbers;

/// <summary>Takes the whole quarter turns out of a large angle.</summary>
/// <remarks>Source of the method: Payne and Hanek, "Radian reduction for trigonometric functions", SIGNUM 18, 1983.</remarks>
internal static class LargeAngle
{
    private const double HalfPi = 1.5707963267948966, HalfPiRest = 6.123233995736766e-17;

    /// <summary>The bits of 2/π from the binary point on, in words of 64, behind one word of zeros.</summary>
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0,
        0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561, 0xb7246e3a424dd2e0,
        0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4,
        0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
        0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab, 0xf0cfbc209af4361d,
    ];

    /// <summary>x = n·π/2 + r with |r| ≤ π/4 and n modulo 4, for |x| of at least 2²⁹; NaN for infinity and NaN.</summary>
    public static double Reduce(double x, out int n)
    {
        n = 0;
        if (!double.IsFinite(x))
            return double.NaN;
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        int exponent = (int)(bits >> DoubleBits.MantissaBits) - DoubleBits.ExponentBias - DoubleBits.MantissaBits;
        ulong m = (ulong)(bits & DoubleBits.MantissaMask) | (1UL << DoubleBits.MantissaBits);

        // x = m·2^exponent. Bits of 2/pi above place exponent - 1 only make multiples of 4 quarters; of the 192 bits from
        // there on, the product with m modulo 2^192 is x/(pi/2) modulo 4, scaled by 2^190.
        int place = exponent - 2 + 64;
        UInt128 low = (UInt128)m * Word(place + 128);
        UInt128 middle = (UInt128)m * Word(place + 64) + (low >> 64);
        ulong high = unchecked(m * Word(place) + (ulong)(middle >> 64));
        UInt128 quarters = new(high, (ulong)middle);

        n = (int)(high >> 62);
        UInt128 fraction = quarters << 2 | (UInt128)((ulong)low >> 62);
        bool above = (fraction >> 127) != 0;
        if (above)
        {
            n = (n + 1) & 3;
            fraction = UInt128.Zero - fraction;
        }
        double r = TimesHalfPi(fraction);
        bool negative = above != double.IsNegative(x);
        if (double.IsNegative(x))
            n = -n & 3;
        return negative ? -r : r;
    }

    /// <summary>64 bits of 2/π from a bit place of the table on.</summary>
    private static ulong Word(int place)
    {
        int word = place >> 6, shift = place & 63;
        ulong first = TwoOverPi[word] << shift;
        return shift == 0 ? first : first | (TwoOverPi[word + 1] >> (64 - shift));
    }

    /// <summary>fraction·2⁻¹²⁸·π/2, to about 2⁻¹⁰⁰ before the last rounding.</summary>
    private static double TimesHalfPi(UInt128 fraction)
    {
        if (fraction == UInt128.Zero)
            return 0;
        int zeros = (int)UInt128.LeadingZeroCount(fraction);
        fraction <<= zeros;
        ulong top = (ulong)(fraction >> 75), rest = (ulong)(fraction >> 22) & ((1UL << 53) - 1);
        double scale = BitConverter.Int64BitsToDouble((long)(DoubleBits.ExponentBias - 53 - zeros) << DoubleBits.MantissaBits);
        double high = top * scale, low = rest * scale * (1.0 / (1UL << 53));
        return Math.FusedMultiplyAdd(high, HalfPi, Math.FusedMultiplyAdd(high, HalfPiRest, low * HalfPi));
    }
}
