namespace Exp.Engine.Numbers;

/// <summary>
/// Doubles side by side: one (<see cref="ScalarLane"/>), four (<see cref="QuadLanes"/>) or eight (<see cref="OctLanes"/>).
/// An elementary function is written once over this contract and gives the same bits whichever it is. Only operations
/// that IEEE 754 rounds exactly on every machine belong here.
/// </summary>
internal interface ILanes<V>
    where V : struct, ILanes<V>
{
    static abstract V operator +(V a, V b);

    static abstract V operator -(V a, V b);

    static abstract V operator *(V a, V b);

    static abstract V operator /(V a, V b);

    /// <summary>The constant in every lane.</summary>
    static abstract V Of(double constant);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract V Fma(V a, V b, V c);

    /// <summary>a·b + c, rounded once: a step of Horner's rule.</summary>
    static abstract V Fma(V a, V b, double c);

    static abstract V Abs(V a);

    /// <summary>The size of <paramref name="size"/> with the sign of <paramref name="sign"/>.</summary>
    static abstract V CopySign(V size, V sign);

    /// <summary>then where a &lt; b, otherwise elsewhere; NaN is never less.</summary>
    static abstract V IfLess(V a, V b, V then, V otherwise);

    /// <summary>then where a = b, otherwise elsewhere; NaN is never equal.</summary>
    static abstract V IfEqual(V a, V b, V then, V otherwise);

    /// <summary>2ⁿ for an integer n in −1022…1023; any value elsewhere.</summary>
    static abstract V PowerOfTwo(V n);

    /// <summary>
    /// x = m·2ᵏ with m in [√½, √2), for positive normal x; any values elsewhere.
    /// </summary>
    static abstract V Mantissa(V x, out V exponent);
}
