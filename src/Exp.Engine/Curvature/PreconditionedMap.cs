using System.Numerics;
using Exp.Engine.Numbers;

namespace Exp.Engine.Curvature;

/// <summary>v ↦ r ∘ M (r ∘ v) with r = 1/√p. Allocates nothing per product.</summary>
internal sealed class PreconditionedMap<T> : SymmetricMap<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SymmetricMap<T> inner;
    private readonly T[] roots, scaled;

    public PreconditionedMap(SymmetricMap<T> inner, ReadOnlySpan<T> preconditioner)
        : base(inner.Length, inner.Dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(preconditioner.Length, inner.Length);
        this.inner = inner;
        roots = new T[inner.Length];
        scaled = new T[inner.Length];
        for (int i = 0; i < roots.Length; i++)
            roots[i] = preconditioner[i] > T.Zero ? T.One / T.Sqrt(preconditioner[i]) : T.Zero;
    }

    protected internal override void Draw(RandomStream random, Span<T> v) => inner.Draw(random, v);

    protected override void Apply(ReadOnlySpan<T> v, Span<T> product)
    {
        VectorSteps.Multiply(roots, v, scaled);
        inner.Multiply(scaled, product);
        VectorSteps.Multiply(roots, product, product);
    }
}
