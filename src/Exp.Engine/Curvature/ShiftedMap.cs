using System.Numerics;
using Exp.Engine.Numbers;

namespace Exp.Engine.Curvature;

/// <summary>v ↦ M v + d ∘ v. Allocates nothing per product.</summary>
internal sealed class ShiftedMap<T> : SymmetricMap<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SymmetricMap<T> inner;
    private readonly T[] shift;

    public ShiftedMap(SymmetricMap<T> inner, ReadOnlySpan<T> shift)
        : base(inner.Length, inner.Dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(shift.Length, inner.Length);
        this.inner = inner;
        this.shift = shift.ToArray();
    }

    protected internal override void Draw(RandomStream random, Span<T> v) => inner.Draw(random, v);

    protected override void Apply(ReadOnlySpan<T> v, Span<T> product)
    {
        inner.Multiply(v, product);
        VectorSteps.Add(shift, v, product);
    }
}
