using System.Numerics;

namespace Exp.Engine.Kernels;

/// <summary>One row of a panel in registers: two vectors, or one of twice the width. The lanes compute the same.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="T">The number type.</typeparam>
internal unsafe interface IPanelRow<TSelf, T>
    where TSelf : struct, IPanelRow<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Reads a row.</summary>
    static abstract TSelf Load(T* from);

    /// <summary>Writes a row.</summary>
    void Store(T* to);

    /// <summary>a + b.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>x · row + sum, rounded once.</summary>
    static abstract TSelf Fma(T x, T* row, TSelf sum);
}
