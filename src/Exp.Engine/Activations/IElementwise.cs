using System.Numerics;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Activations;

/// <summary>
/// A function of one number and its slope, written over vectors. Every lane must be computed alone, by operations that
/// are rounded once, so that its bits depend on neither its place nor its neighbours.
/// </summary>
internal interface IElementwise
{
    /// <summary>f(z).</summary>
    Vector256<T> Value<T>(Vector256<T> z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>f'(z), given a = f(z) as well.</summary>
    Vector256<T> Slope<T>(Vector256<T> z, Vector256<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
