using System.Numerics;
using System.Runtime.CompilerServices;
using Exp.Engine.Kernels;

namespace Exp.Engine.Optimizers;

/// <summary>An update that treats every parameter alike and alone, with pointers to its arrays and its scalar factors.</summary>
internal interface IElementUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Updates the TElements.Count parameters from index i on.</summary>
    void Apply<TElements>(nint i)
        where TElements : struct, IElements<TElements, T>;
}

/// <summary>Runs an update over all parameters: vectors first, then what is left one by one, with the same bits.</summary>
internal static class ElementUpdate
{
    /// <summary>Applies the update to parameters 0 … length − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T, TUpdate>(TUpdate update, nint length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TUpdate : struct, IElementUpdate<T>
    {
        nint i = 0;
        for (; i <= length - ManyElements<T>.Count; i += ManyElements<T>.Count)
            update.Apply<ManyElements<T>>(i);
        for (; i < length; i++)
            update.Apply<OneElement<T>>(i);
    }
}
