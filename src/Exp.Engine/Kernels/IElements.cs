using System.Numerics;

namespace Exp.Engine.Kernels;

/// <summary>
/// One number or a vector of numbers with the same few exact operations: an elementwise formula is written once, and its
/// scalar and vector forms have the same bits because every operation is rounded once, lane by lane.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="T">The number type.</typeparam>
internal interface IElements<TSelf, T>
    where TSelf : struct, IElements<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Numbers per value.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf All(T value);

    /// <summary>Reads Count numbers.</summary>
    static abstract unsafe TSelf Load(T* from);

    /// <summary>Writes Count numbers.</summary>
    unsafe void Store(T* to);

    /// <summary>a + b.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>−a: the sign bit flipped.</summary>
    static abstract TSelf operator -(TSelf a);

    /// <summary>a · b.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>a / b.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>a · b + c, rounded once.</summary>
    static abstract TSelf Fma(TSelf a, TSelf b, TSelf c);

    /// <summary>Square root.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>then where a &gt; b, else otherwise; a comparison with NaN is false.</summary>
    static abstract TSelf IfGreater(TSelf a, TSelf b, TSelf then, TSelf otherwise);

    /// <summary>Zero where |a| is below the limit, else a. NaN stays.</summary>
    static abstract TSelf ZeroBelow(TSelf a, T limit);

    /// <summary>Zero where a is negative, else a. NaN stays.</summary>
    static abstract TSelf NotNegative(TSelf a);
}
