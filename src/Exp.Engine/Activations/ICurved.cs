using System.Numerics;
using System.Runtime.Intrinsics;

namespace Exp.Engine.Activations;

/// <summary>An elementwise function that is not made of straight pieces: it has a second derivative.</summary>
internal interface ICurved : IElementwise
{
    /// <summary>f''(z), given a = f(z) as well; 0 at a point where f' jumps or has a corner.</summary>
    Vector256<T> SecondSlope<T>(Vector256<T> z, Vector256<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
