using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>Selections that several updates need. NaN in the last argument passes through.</summary>
internal static class Elements<TElements, T>
    where TElements : struct, IElements<TElements, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>1, −1, or a itself where it is zero or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TElements Sign(TElements a)
    {
        TElements zero = TElements.All(T.Zero), one = TElements.All(T.One);
        return TElements.IfGreater(a, zero, one, TElements.IfGreater(zero, a, -one, a));
    }

    /// <summary>|a|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TElements Magnitude(TElements a) => TElements.IfGreater(TElements.All(T.Zero), a, -a, a);

    /// <summary>The larger; b where the two do not compare.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TElements Larger(TElements a, TElements b) => TElements.IfGreater(a, b, a, b);
}
