using static Exp.Engine.Numbers.DoubleBits;

namespace Exp.Engine.Numbers;

/// <summary>One double: the form that defines what the elementary functions are.</summary>
internal readonly struct ScalarLane(double value) : ILanes<ScalarLane>
{
    public readonly double Value = value;

    public static ScalarLane operator +(ScalarLane a, ScalarLane b) => new(a.Value + b.Value);

    public static ScalarLane operator -(ScalarLane a, ScalarLane b) => new(a.Value - b.Value);

    public static ScalarLane operator *(ScalarLane a, ScalarLane b) => new(a.Value * b.Value);

    public static ScalarLane operator /(ScalarLane a, ScalarLane b) => new(a.Value / b.Value);

    public static ScalarLane Of(double constant) => new(constant);

    public static ScalarLane Fma(ScalarLane a, ScalarLane b, ScalarLane c) =>
        new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    public static ScalarLane Fma(ScalarLane a, ScalarLane b, double c) =>
        new(Math.FusedMultiplyAdd(a.Value, b.Value, c));

    public static ScalarLane Abs(ScalarLane a) => new(Math.Abs(a.Value));

    public static ScalarLane CopySign(ScalarLane size, ScalarLane sign) => new(Math.CopySign(size.Value, sign.Value));

    public static ScalarLane IfLess(ScalarLane a, ScalarLane b, ScalarLane then, ScalarLane otherwise) =>
        a.Value < b.Value ? then : otherwise;

    public static ScalarLane IfEqual(ScalarLane a, ScalarLane b, ScalarLane then, ScalarLane otherwise) =>
        a.Value == b.Value ? then : otherwise;

    public static ScalarLane PowerOfTwo(ScalarLane n)
    {
        long bits = BitConverter.DoubleToInt64Bits(n.Value + (RoundingMagic + ExponentBias));
        return new(BitConverter.Int64BitsToDouble(bits << MantissaBits));
    }

    public static ScalarLane Mantissa(ScalarLane x, out ScalarLane exponent)
    {
        long carried = BitConverter.DoubleToInt64Bits(x.Value) + MantissaCarry;
        long biased = (carried >>> MantissaBits) | TwoTo52;
        exponent = new(BitConverter.Int64BitsToDouble(biased) - ExponentOffset);
        return new(BitConverter.Int64BitsToDouble((carried & MantissaMask) + SqrtHalf));
    }
}
