using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static Exp.Engine.Numbers.DoubleBits;

namespace Exp.Engine.Numbers;

/// <summary>Four doubles, computed as <see cref="ScalarLane"/> computes each of them.</summary>
internal readonly struct QuadLanes(Vector256<double> value) : ILanes<QuadLanes>
{
    public readonly Vector256<double> Value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes operator +(QuadLanes a, QuadLanes b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes operator -(QuadLanes a, QuadLanes b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes operator *(QuadLanes a, QuadLanes b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes operator /(QuadLanes a, QuadLanes b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes Of(double constant) => new(Vector256.Create(constant));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes Fma(QuadLanes a, QuadLanes b, QuadLanes c) =>
        new(Vector256.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes Fma(QuadLanes a, QuadLanes b, double c) =>
        new(Vector256.FusedMultiplyAdd(a.Value, b.Value, Vector256.Create(c)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes Abs(QuadLanes a) => new(Vector256.Abs(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes CopySign(QuadLanes size, QuadLanes sign) => new(Vector256.CopySign(size.Value, sign.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes IfLess(QuadLanes a, QuadLanes b, QuadLanes then, QuadLanes otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes IfEqual(QuadLanes a, QuadLanes b, QuadLanes then, QuadLanes otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes PowerOfTwo(QuadLanes n)
    {
        Vector256<long> bits = (n.Value + Vector256.Create(RoundingMagic + ExponentBias)).AsInt64();
        return new((bits << MantissaBits).AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLanes Mantissa(QuadLanes x, out QuadLanes exponent)
    {
        Vector256<long> carried = x.Value.AsInt64() + Vector256.Create(MantissaCarry);
        Vector256<long> biased = (carried >>> MantissaBits) | Vector256.Create(TwoTo52);
        exponent = new(biased.AsDouble() - Vector256.Create(ExponentOffset));
        return new(((carried & Vector256.Create(MantissaMask)) + Vector256.Create(SqrtHalf)).AsDouble());
    }
}
