using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Activations;

/// <summary>Functions of the form z · gate(z), whose gate closes (becomes 0) far below 0.</summary>
internal static class Gated
{
    /// <summary>z · gate, and 0 where the gate is shut, however far away z is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Value<T>(Vector256<T> z, Vector256<T> gate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector256.ConditionalSelect(Vector256.Equals(gate, Vector256<T>.Zero), gate, z * gate);

    /// <summary>gate + z · slope of the gate, and the gate alone where its slope is 0, however far away z is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> gate, Vector256<T> gateSlope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector256.ConditionalSelect(
            Vector256.Equals(gateSlope, Vector256<T>.Zero), gate, Kernels.Vec.Fma(z, gateSlope, gate));

    /// <summary>
    /// gate' · (2 + z · ratio) with ratio = gate''/gate': the second derivative of z · gate. 0 where gate' is, however far
    /// away z is.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> gateSlope, Vector256<T> ratio)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector256.ConditionalSelect(
            Vector256.Equals(gateSlope, Vector256<T>.Zero), gateSlope,
            gateSlope * Kernels.Vec.Fma(z, ratio, Vector256<T>.One + Vector256<T>.One));
}
