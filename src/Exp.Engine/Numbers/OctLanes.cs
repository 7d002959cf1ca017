using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static Exp.Engine.Numbers.DoubleBits;

namespace Exp.Engine.Numbers;

/// <summary>Eight doubles, computed as <see cref="ScalarLane"/> computes each of them.</summary>
internal readonly struct OctLanes(Vector512<double> value) : ILanes<OctLanes>
{
    public readonly Vector512<double> Value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes operator +(OctLanes a, OctLanes b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes operator -(OctLanes a, OctLanes b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes operator *(OctLanes a, OctLanes b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes operator /(OctLanes a, OctLanes b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes Of(double constant) => new(Vector512.Create(constant));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes Fma(OctLanes a, OctLanes b, OctLanes c) =>
        new(Vector512.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes Fma(OctLanes a, OctLanes b, double c) =>
        new(Vector512.FusedMultiplyAdd(a.Value, b.Value, Vector512.Create(c)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes Abs(OctLanes a) => new(Vector512.Abs(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes CopySign(OctLanes size, OctLanes sign) => new(Vector512.CopySign(size.Value, sign.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes IfLess(OctLanes a, OctLanes b, OctLanes then, OctLanes otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes IfEqual(OctLanes a, OctLanes b, OctLanes then, OctLanes otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes PowerOfTwo(OctLanes n)
    {
        Vector512<long> bits = (n.Value + Vector512.Create(RoundingMagic + ExponentBias)).AsInt64();
        return new((bits << MantissaBits).AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OctLanes Mantissa(OctLanes x, out OctLanes exponent)
    {
        Vector512<long> carried = x.Value.AsInt64() + Vector512.Create(MantissaCarry);
        Vector512<long> biased = (carried >>> MantissaBits) | Vector512.Create(TwoTo52);
        exponent = new(biased.AsDouble() - Vector512.Create(ExponentOffset));
        return new(((carried & Vector512.Create(MantissaMask)) + Vector512.Create(SqrtHalf)).AsDouble());
    }
}
