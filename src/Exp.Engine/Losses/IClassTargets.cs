using Exp.Engine.Numbers;

namespace Exp.Engine.Losses;

/// <summary>What the softmax of a row is compared with.</summary>
internal interface IClassTargets
{
    /// <summary>True when <see cref="Constant{T}"/> is not 0.</summary>
    bool HasConstant { get; }

    /// <summary>The weighted target probability that is made of a target in the data.</summary>
    QuadLanes Of(int column, QuadLanes target);

    /// <summary>The factor from exp(z − largest) to the softmax part of the slope, from 1/Σ exp and the sum of the targets.</summary>
    QuadLanes Share(QuadLanes inverse, QuadLanes weight);

    /// <summary>What a target adds to the loss whatever the outputs are.</summary>
    QuadLanes Constant<T>(QuadLanes target)
        where T : unmanaged;
}
