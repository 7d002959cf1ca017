namespace Exp.Engine.Numbers;

/// <summary>Bit patterns of binary64 that the lanes work with.</summary>
internal static class DoubleBits
{
    /// <summary>1.5·2⁵²: adding it rounds |x| &lt; 2⁵¹ to an integer (ties to even), found in the low bits of the sum.</summary>
    public const double RoundingMagic = 6755399441055744.0;

    public const int MantissaBits = 52, ExponentBias = 1023;

    public const long MantissaMask = (1L << MantissaBits) - 1;

    /// <summary>The bits of √½.</summary>
    public const long SqrtHalf = 0x3fe6a09e667f3bcd;

    /// <summary>Added to the bits of x, carries into the exponent exactly when the mantissa is at least √2.</summary>
    public const long MantissaCarry = ((long)ExponentBias << MantissaBits) - SqrtHalf;

    /// <summary>The bits of 2⁵²: a small integer in the low bits makes it 2⁵² plus that integer.</summary>
    public const long TwoTo52 = 0x4330000000000000;

    /// <summary>2⁵² + 1023, the offset of an exponent read through <see cref="TwoTo52"/>.</summary>
    public const double ExponentOffset = 4503599627370496.0 + ExponentBias;
}
